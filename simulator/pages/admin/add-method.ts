import type { Answer } from '../../http.ts';
import { EMAIL_ID, isEmailAddress } from '../../tenant/email-method.ts';
import type { Person } from '../../tenant/model.ts';
import { PHONE_IDS, phoneFault, registerForSms, type PhoneMethod } from '../../tenant/phone-method.ts';
import { audit, back, done, type Act } from './act.ts';
import { sentFields, type AddFields } from './add-fields.ts';
import { addPage, type AddFault } from './add-page.ts';
import { addPass } from './add-pass.ts';
import type { AdminVisit } from './context.ts';
import type { Door } from './places.ts';

/** The form of the pane: adds what was chosen, or shows the pane again with what is wrong. */
export function addMethod(visit: AdminVisit, door: Door, person: Person): Answer {
  const act = { visit, door, person };
  const fields = sentFields(visit);
  const fault = ADD[fields.method](act, fields);
  if (fault !== null) return addPage(visit, door, person, fields, fault);
  // The details of a pass say it themselves.
  if (fields.method === 'pass') return back(act);
  return done(act, visit.say('admin.added', { method: visit.say(`admin.kind.${fields.method}`) }));
}

const ADD: Readonly<Record<AddFields['method'], (act: Act, fields: AddFields) => AddFault | null>> = { pass: addPass, phone: addPhone, email: addEmail };

function addPhone(act: Act, { phone: phoneNumber, phoneType }: AddFields): AddFault | null {
  const { visit: { tenant, say }, person } = act;
  const fault = phoneFault(person, phoneType, phoneNumber);
  if (fault !== null) return { text: say(`admin.fault.${fault}`), doNow: say(`admin.fault.${fault}.do`), boxes: [fault === 'number' ? 'phone' : 'phoneType'] };
  const phone: PhoneMethod = { kind: 'phone', id: PHONE_IDS[phoneType], phoneNumber, phoneType, smsSignIn: false };
  registerForSms(tenant, phone);
  person.methods.push(phone);
  audit(act, { activity: 'Admin registered security info', reason: 'Admin registered phone method for user' });
  return null;
}

function addEmail(act: Act, { email: emailAddress }: AddFields): AddFault | null {
  const { visit: { say }, person } = act;
  const fault = !isEmailAddress(emailAddress) ? 'email' : person.methods.some(({ kind }) => kind === 'email') ? 'email-taken' : null;
  if (fault !== null) return { text: say(`admin.fault.${fault}`), doNow: say(`admin.fault.${fault}.do`), boxes: ['email'] };
  person.methods.push({ kind: 'email', id: EMAIL_ID, emailAddress });
  audit(act, { activity: 'Admin registered security info', reason: 'Admin registered email method for user' });
  return null;
}
