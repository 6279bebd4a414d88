import { ADMIN } from './en/admin.ts';
import { OOBE } from './en/oobe.ts';
import { PHONE } from './en/phone.ts';
import { SECURITY_INFO } from './en/security-info.ts';
import { SIGN_IN } from './en/sign-in.ts';
import { SIGN_IN_FAULTS } from './en/sign-in-faults.ts';
import { TESTER } from './en/tester.ts';
import { WINDOWS } from './en/windows.ts';
import { WORKBENCH } from './en/workbench.ts';

/** For translators: the names of buttons, boxes and headings are what a tester looks for; keep the words of the real product in that language. */
export const EN = { ...SIGN_IN, ...SIGN_IN_FAULTS, ...WINDOWS, ...OOBE, ...TESTER, ...SECURITY_INFO, ...PHONE, ...WORKBENCH, ...ADMIN };
