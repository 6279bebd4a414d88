import { z } from 'zod';
import type { Person } from '../ports.ts';

/** Longest display name that Entra stores. Source: the user resource of Microsoft Graph v1.0 (256 characters). */
const MAX_NAME = 256;

/** Exactly what a {@link Person} is made of; what is not selected, Graph leaves out. */
export const PERSON_SELECT =
  'id,userPrincipalName,displayName,jobTitle,mail,otherMails,employeeId,preferredLanguage,accountEnabled,userType,createdDateTime';

/** ISO 8601 with a zone; Graph writes up to seven fractional digits, cut to milliseconds here. */
export const Instant = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,7})?(Z|[+-]\d{2}:\d{2})$/)
  .transform((text) => new Date(text))
  .refine((date) => !Number.isNaN(date.getTime()));

const text = z.string().nullish().transform((value) => value ?? null);
/** A name stands in sentences that people decide on: what would turn the text beside it round is left out (Unicode, Bidi_Control). */
const plain = (value: string): string => Array.from(value.replaceAll(/\p{Bidi_Control}/gu, '')).slice(0, MAX_NAME).join('');

export const PersonAnswer = z
  .object({
    id: z.guid().transform((id) => id.toLowerCase()),
    userPrincipalName: z.string().min(1).max(1024),
    displayName: text,
    jobTitle: text,
    mail: text,
    otherMails: z.array(z.string()).nullish(),
    employeeId: text,
    preferredLanguage: text,
    accountEnabled: z.boolean().nullish(),
    userType: text,
    createdDateTime: Instant.nullish(),
  })
  .transform((answer): Person => ({
    ...answer,
    // A person without a display name is shown by address; an endless one is cut, never refused.
    displayName: plain(answer.displayName === null || plain(answer.displayName).trim() === '' ? answer.userPrincipalName : answer.displayName),
    jobTitle: answer.jobTitle === null ? null : plain(answer.jobTitle),
    otherMails: answer.otherMails ?? [],
    accountEnabled: answer.accountEnabled ?? null,
    createdDateTime: answer.createdDateTime ?? null,
  }));
