import type { LostMethodChoice } from '../contract/kiosk.ts';
import type { RecoveryCase } from '../domain/case-state.ts';
import { isSameMethod, removableMethods, type MethodRef, type RemovableType } from '../domain/lost-methods.ts';
import type { Deps, SignInMethod } from '../ports.ts';
import { changeCase, demandChanged } from './change-case.ts';
import { demandReadable, passGate, type FactSources } from './read-facts.ts';
import { Refusal } from './refusal.ts';

type Needs = FactSources & Pick<Deps, 'keyedHash'>;

/** What a press says: the key of a method, null for none of them, undefined where nothing was asked yet. */
export type LostAnswer = string | null | undefined;

/**
 * After a right collect code, where the policy wants it: which of the claimant's methods is lost. The list is about a
 * person, so it is for who gave that code alone, in the answer to the press and nowhere else.
 * @returns the methods to choose from; null: the pass can be made.
 * @throws {Refusal} bad_request for a method that was not on offer. @throws {Unavailable}
 */
export const askLostMethod =
  (deps: Needs) =>
  async (recoveryCase: RecoveryCase, answer: LostAnswer): Promise<readonly LostMethodChoice[] | null> => {
    const { id: caseId, person } = recoveryCase;
    if (!deps.policy.removeLostMethod || recoveryCase.stage !== 'approved' || person === null) return null;
    if (recoveryCase.lostMethod?.state === 'asked' && answer !== undefined) {
      const method = chosenOf(deps, recoveryCase, recoveryCase.lostMethod.offered, answer);
      demandChanged(await changeCase(deps)(caseId, { type: 'answer-lost-method', method }));
      return null;
    }
    if (!(await isGateOpen(deps, caseId, person.id))) return null;
    const methods = await deps.directory.methods(person.id);
    const asked = demandChanged(await changeCase(deps)(caseId, { type: 'ask-lost-method', offered: removableMethods(recoveryCase.lost, methods) }));
    if (asked.lostMethod?.state !== 'asked') return null;
    const { offered } = asked.lostMethod;
    return methods.flatMap((method) => {
      const known = offered.find((each) => isSameMethod(each, method));
      return known === undefined ? [] : [choiceOf(deps, caseId, known, method)];
    });
  };

/** Who the gate keeps from a pass sees no list either: the issuing, which asks again, ends the case. */
async function isGateOpen(deps: Needs, caseId: string, personId: string): Promise<boolean> {
  const stored = await deps.cases.load(caseId);
  if (stored === null) return false;
  const call = await passGate(deps)('issue', stored, personId);
  demandReadable(call);
  return call.answer.ok;
}

function chosenOf({ keyedHash }: Needs, { id }: RecoveryCase, offered: readonly MethodRef[], answer: string | null): MethodRef | null {
  if (answer === null) return null;
  const method = offered.find((each) => keyOf({ keyedHash }, id, each) === answer);
  if (method === undefined) throw new Refusal('bad_request');
  return method;
}

/** Opaque, and of this case alone: no id of the directory goes to a kiosk. */
const keyOf = ({ keyedHash }: Pick<Deps, 'keyedHash'>, caseId: string, { id, type }: MethodRef): string => keyedHash('lost-method', `${caseId}:${type}:${id}`);

const KINDS: Readonly<Record<RemovableType, LostMethodChoice['kind']>> = {
  microsoftAuthenticatorAuthenticationMethod: 'authenticator',
  softwareOathAuthenticationMethod: 'code-app',
  phoneAuthenticationMethod: 'number',
  fido2AuthenticationMethod: 'security-key',
};

/** As much of a device's name as tells it from another. */
const NAME_LENGTH = 32;

/** Of a number its last two digits: enough for who knows it, and worth nothing to who looks over a shoulder. */
function choiceOf(deps: Needs, caseId: string, method: MethodRef, { name }: SignInMethod): LostMethodChoice {
  const kind = KINDS[method.type];
  const shown = kind === 'number' ? (name ?? '').replaceAll(/\D/g, '').slice(-2) : Array.from(name ?? '').slice(0, NAME_LENGTH).join('');
  return { key: keyOf(deps, caseId, method), kind, name: shown.trim() === '' ? null : shown };
}
