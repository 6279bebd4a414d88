import type { CaseOpened, PageStatement, StartCase } from '../contract/kiosk.ts';
import { beginCase } from '../domain/begin-case.ts';
import type { CaseStarted } from '../domain/case-events.ts';
import type { ClaimantProof } from '../domain/case-state.ts';
import { SLIPS_PER_KIOSK, UNPROVEN_PER_KIOSK } from '../domain/limits.ts';
import { collectCodeText } from '../domain/match-code.ts';
import { lineSteps } from '../domain/on-call.ts';
import { passOffer } from '../domain/pass-policy.ts';
import { proofsOnOffer } from '../domain/proof-policy.ts';
import type { Deps } from '../ports.ts';
import { changeCase } from './change-case.ts';
import { slipKey } from './issue-slip.ts';
import { kioskView } from './kiosk-view.ts';
import { demandStatement, newMatchCode } from './open-page.ts';
import { Refusal } from './refusal.ts';

type Needs = Pick<Deps, 'clock' | 'random' | 'cases' | 'quotas' | 'badges' | 'recoveryCodes' | 'slips' | 'kiosks' | 'directory' | 'policy' | 'settings' | 'keyedHash' | 'wake'>;

export interface StartCall {
  readonly kioskId: string;
  readonly body: StartCase;
  /** Payload of `body.statement`, after the device key's signature was checked. */
  readonly statement: PageStatement;
}

/**
 * Begins a case. The same answer for everybody: who it is about is looked up afterwards.
 * @throws {Refusal} bad_request, purpose_unavailable, too_many, or wrong_state for a nonce that has started a case.
 */
export const startCase =
  (deps: Needs) =>
  async ({ kioskId, body, statement }: StartCall): Promise<CaseOpened> => {
    const { clock, random, cases, quotas, policy, settings, keyedHash } = deps;
    const thumbprint = demandStatement({ pageKey: body.pageKey, statement }, body.purpose);
    if (!proofsOnOffer(policy.proofs).includes(body.proof.kind)) throw new Refusal('bad_request');
    // Not told from a purpose that is off: it leads to the desk.
    if (!(await deps.kiosks.holdsMark(kioskId, body.mark ?? null))) throw new Refusal('purpose_unavailable');
    if ((await cases.byStartNonce(kioskId, statement.nonce)) !== null) throw new Refusal('wrong_state');
    const offer = passOffer(body.purpose, policy, await deps.directory.passPolicy());
    if (!offer.available) throw new Refusal('purpose_unavailable');

    const caseId = random.id();
    // Counted as unproven until the proof holds, or a burst would be checked before any of it is counted.
    if (!(await quotas.take(unprovenKey(kioskId), caseId, UNPROVEN_PER_KIOSK, clock.now()))) throw new Refusal('too_many');
    const before = await cases.currentOf(kioskId);
    if (before !== null) await changeCase(deps)(before.recoveryCase.id, { type: 'supersede' });

    const { matchCode, matchCodeHash } = newMatchCode(deps, caseId);
    const proof = await takeProof(deps, { kioskId, caseId, proof: body.proof });
    const now = clock.now();
    const started: CaseStarted = {
      type: 'started',
      at: now,
      caseId,
      kioskId,
      purpose: body.purpose,
      lost: body.lost,
      moreTime: body.moreTime,
      minutes: offer.minutes,
      once: offer.once,
      proofKind: proof.kind,
      steps: lineSteps(policy.line),
      policySha256: policy.sha256,
      pageKeyThumbprint: thumbprint,
      personal: { address: body.address },
      hidden: {
        startNonce: statement.nonce,
        language: body.language,
        proof,
        collectCodeHash: keyedHash('collect-code', collectCodeText(caseId, body.collectCode)),
        matchCodeHash,
        pageKey: body.pageKey,
      },
    };
    const recoveryCase = beginCase(started);
    if (!(await cases.insert({ recoveryCase, events: [started] }, now))) throw new Refusal('wrong_state');
    deps.wake();
    return { view: kioskView(recoveryCase, now, settings), matchCode };
  };

/** What is kept of a proof; for an identity card the slip under which the desk finds the case. */
async function takeProof(deps: Needs, { kioskId, caseId, proof }: { readonly kioskId: string; readonly caseId: string; readonly proof: StartCase['proof'] }): Promise<ClaimantProof> {
  const { clock, quotas, badges, recoveryCodes, slips } = deps;
  switch (proof.kind) {
    case 'badge':
      return { kind: 'badge', hash: badges.hashOf(proof.serial) };
    case 'recovery-code':
      return { kind: 'recovery-code', hash: recoveryCodes.hashOf(proof.code) };
    case 'id-check':
      if (!(await quotas.take(slipKey(kioskId), caseId, SLIPS_PER_KIOSK, clock.now()))) throw new Refusal('too_many');
      return { kind: 'id-check', slip: await slips.issue({ kioskId, caseId, why: 'id-check', at: clock.now() }), clerkId: null };
  }
}

export const unprovenKey = (kioskId: string): string => `unproven:${kioskId}`;
