import { jsonOf } from '../../http.ts';
import { userTarget } from '../../tenant/audit.ts';
import { PHONE_IDS, phoneFault, isPhoneNumber, registerForSms, smsSignInState, type PhoneMethod, type PhoneRefusal, type PhoneType } from '../../tenant/phone-method.ts';
import { audit } from '../audit.ts';
import { graphRoute, graphRoutesWithMe, type GraphCall } from '../operation.ts';
import { mayWrite } from './access.ts';
import { methodOfPath } from './collections.ts';
import { methodJson } from './method-json.ts';
import { contextOf, demandMfaForOneself, invalid, locationOf, subjectOf } from './subject.ts';

const SEGMENT = 'phoneMethods';
const PATH = `/users/{id}/authentication/${SEGMENT}`;
const WORDS_NOTE = 'Words of the refusals: assumed.';

const WORDS: Record<PhoneRefusal, string> = {
  number: 'The phone number is not valid. Phone numbers use the format +{country code} {number}x{extension}, with extension optional.',
  taken: 'A phone of this type is already registered for the user.',
  'mobile-first': 'An alternate mobile phone needs a mobile phone to be registered first.',
};

const TYPES = Object.keys(PHONE_IDS) as readonly PhoneType[];

interface PhoneBody {
  readonly phoneNumber: string | null;
  readonly phoneType: PhoneType | null;
}

function phoneBody({ call }: GraphCall): PhoneBody {
  const body = jsonOf(call);
  if (typeof body !== 'object' || body === null || Array.isArray(body)) throw invalid('Empty Payload. JSON content expected.');
  const { '@odata.type': _type, phoneNumber = null, phoneType = null, ...more } = body as Record<string, unknown>;
  const unknown = Object.keys(more)[0];
  if (unknown !== undefined) throw invalid(unknown === 'smsSignInState' ? "The property 'smsSignInState' is read-only." : `The property '${unknown}' does not exist on type 'microsoft.graph.phoneAuthenticationMethod'.`);
  if (phoneNumber !== null && typeof phoneNumber !== 'string') throw invalid("Cannot convert the value of 'phoneNumber' to the expected type 'Edm.String'.");
  const type = TYPES.find((each) => each === phoneType) ?? null;
  if (phoneType !== null && type === null) throw invalid("Cannot convert the value of 'phoneType' to the expected type 'microsoft.graph.authenticationPhoneType'.");
  return { phoneNumber, phoneType: type };
}

const phoneCreate = graphRoutesWithMe({
  method: 'POST',
  path: PATH,
  name: `${SEGMENT}-create`,
  fidelity: { mark: 'documented', source: 'graph/api/authentication-post-phonemethods', note: `${WORDS_NOTE} For oneself as permissions.json has it; the document wants a role besides.` },
  service: 'authentication-methods',
  ...mayWrite('Phone', 'self'),
  handle(graph) {
    const person = subjectOf(graph);
    demandMfaForOneself(graph, person);
    const { phoneNumber, phoneType } = phoneBody(graph);
    if (phoneNumber === null || phoneType === null) throw invalid('phoneNumber and phoneType are required.');
    const fault = phoneFault(person, phoneType, phoneNumber);
    if (fault !== null) throw invalid(WORDS[fault]);
    const phone: PhoneMethod = { kind: 'phone', id: PHONE_IDS[phoneType], phoneNumber, phoneType, smsSignIn: false };
    registerForSms(graph.tenant, phone);
    person.methods.push(phone);
    audit(graph, { activity: 'Admin registered security info', targets: [userTarget(person)], reason: 'Admin registered phone method for user' });
    return { status: 201, headers: locationOf(graph, person, SEGMENT, phone.id), json: { '@odata.context': `${contextOf(graph, SEGMENT)}/$entity`, ...methodJson(graph, person, phone) } };
  },
});

const phoneUpdate = graphRoute({
  method: 'PATCH',
  path: `${PATH}/{methodId}`,
  name: `${SEGMENT}-update`,
  fidelity: { mark: 'documented', source: 'graph/api/phoneauthenticationmethod-update', note: WORDS_NOTE },
  service: 'authentication-methods',
  ...mayWrite('Phone', 'others-only'),
  handle(graph) {
    const person = subjectOf(graph);
    const phone = methodOfPath(graph, person, 'phone');
    const { phoneNumber, phoneType } = phoneBody(graph);
    if (phoneType !== null && phoneType !== phone.phoneType) throw invalid("A phone's type cannot be changed.");
    if (phoneNumber !== null) {
      if (!isPhoneNumber(phoneNumber)) throw invalid(WORDS.number);
      phone.phoneNumber = phoneNumber;
      registerForSms(graph.tenant, phone);
    }
    audit(graph, { activity: 'Admin updated security info', targets: [userTarget(person)], reason: 'Admin updated phone method for user' });
    return { status: 204 };
  },
});

/** Documented: for the mobile number alone, when policy allows it and nobody else has the number. */
const smsSignIn = (enable: boolean) =>
  graphRoutesWithMe({
    method: 'POST',
    path: `${PATH}/{methodId}/${enable ? 'enableSmsSignIn' : 'disableSmsSignIn'}`,
    name: `${SEGMENT}-${enable ? 'enable' : 'disable'}-sms-sign-in`,
    fidelity: { mark: 'documented', source: `graph/api/phoneauthenticationmethod-${enable ? 'enable' : 'disable'}smssignin`, note: `${WORDS_NOTE} The sign-in page knows no sign-in by SMS.` },
    service: 'authentication-methods',
    ...mayWrite('Phone', 'self'),
    handle(graph) {
      const person = subjectOf(graph);
      demandMfaForOneself(graph, person);
      const phone = methodOfPath(graph, person, 'phone');
      const state = smsSignInState(graph.tenant, phone);
      if (enable && state !== 'ready' && state !== 'notEnabled') throw invalid(`SMS sign-in cannot be enabled for this phone: ${state}.`);
      phone.smsSignIn = enable;
      return { status: 204 };
    },
  });

export const phoneMethods = [...phoneCreate, phoneUpdate, ...smsSignIn(true), ...smsSignIn(false)];
