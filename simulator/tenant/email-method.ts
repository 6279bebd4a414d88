/** The id of everybody's mail method (Graph, samples of authentication-post-emailmethods and emailauthenticationmethod-update). */
export const EMAIL_ID = '3ddfcfc8-9383-446f-83cc-3ab9be4be18f';

/** Shape alone: RFC 5321 section 4.5.3.1 gives the lengths. */
export const isEmailAddress = (text: string): boolean => /^[^@\s]{1,64}@[^@\s]{1,255}$/.test(text);
