import { assumed, observed, own } from '../entry.ts';

/** Codes and texts as Microsoft's own look-up page (login.microsoftonline.com/error) gave them in 2022. */
const CODES = 'login.microsoftonline.com/error';

export const SIGN_IN_FAULTS = {
  'fault.pass-empty': assumed('Please enter your Temporary Access Pass.', 'memory of the page'),
  'fault.pass-wrong': observed("Your Temporary Access Pass is incorrect. If you don't know your pass, contact your administrator.", CODES, 'That pass is not correct. Check upper and lower case and symbols.'),
  'fault.pass-expired': observed('Your Temporary Access Pass has expired. Contact your administrator to obtain a new pass.', CODES, 'Your Temporary Access Pass expired at {time}. Ask for a new one.'),
  'fault.pass-used': observed('Your one-time Temporary Access Pass has been redeemed. Contact your admin to get a new pass.', CODES, 'This Temporary Access Pass has already been used. Ask for a new one.'),
  'fault.pass-early': assumed('An access pass could not be found or verified for the user.', CODES, 'Your Temporary Access Pass starts at {time}.'),
  'fault.pass-none': observed('An access pass could not be found or verified for the user.', CODES, 'You do not have a Temporary Access Pass assigned. Contact your administrator.'),
  'fault.pass-policy': observed('Temporary Access Pass sign in was blocked due to User Credential Policy.', CODES, 'Temporary Access Pass is not allowed for your account. Contact your administrator.'),
  'fault.pass-required': observed('Access Pass must be used for Web Sign In. Contact your admin to get an Access Pass.', 'windows-itpro-docs pull request 9976', 'Web sign-in on this PC takes a Temporary Access Pass and nothing else. Ask your administrator for one.'),
  'fault.pass-replicating': own('Your pass was created a moment ago. Try again in a minute.'),
  'fault.number-denied': assumed('We sent a request to your Microsoft Authenticator app, and it was denied.', 'memory of the page'),
  'fault.number-wrong': assumed("The number typed into your Microsoft Authenticator app is not the one that was shown here.", 'memory of the page'),
  'fault.number-timed-out': assumed("We sent a request to your Microsoft Authenticator app, but we didn't hear back in time.", 'memory of the page'),
  'fault.federated-mfa': observed('Due to a configuration change made by your administrator, or because you moved to a new location, you must use multi-factor authentication.', CODES, 'Your organization wants a second factor where you just signed in.'),
  'fault.access-blocked': observed('Your sign-in was successful but does not meet the criteria to access this resource.', 'public logs', 'You proved who you are, but a rule of your organization does not let you in from here.'),
  'fault.access-too-weak': assumed('Your sign-in was successful but does not meet the criteria to access this resource.', 'public logs', 'You proved who you are, but this needs a stronger way to sign in: Windows Hello, a passkey or a security key.'),
  'fault.user-empty': assumed('Enter a valid email address or phone number.', 'memory of the page'),
  'fault.user-unknown': assumed("This username may be incorrect. Make sure you typed it correctly. Otherwise, contact your admin.", 'memory of the page'),
  'fault.user-disabled': observed('The user account is disabled.', CODES, 'Your account or password is incorrect.'),
  'fault.password-wrong': assumed('Your account or password is incorrect.', 'memory of the page'),
  'fault.locked': observed('Your account is temporarily locked to prevent unauthorized use. Try again later, and if you still have trouble, contact your admin.', 'Microsoft Learn, howto-password-smart-lockout'),
  'fault.code-wrong': assumed("That didn't work. Make sure the code is the one your app shows now.", 'memory of the page'),
  'fault.session-ended': assumed('Your sign-in has ended. Sign in again.', 'memory of the page'),
  'fault.revoked': observed('The provided grant has expired due to it being revoked, a fresh auth token is needed.', CODES, 'You were signed out everywhere. Sign in again.'),
  'fault.expired-attempt': assumed('This sign-in took too long.', 'memory of the page'),
} as const;
