import { approveCase } from '../actions/approve-case.ts';
import { cancelCase } from '../actions/cancel-case.ts';
import { declineCase } from '../actions/decline-case.ts';
import { stopCase } from '../actions/desk/stop-case.ts';
import { drawCode } from '../actions/draw-code.ts';
import { markCollected } from '../actions/mark-collected.ts';
import { markShown } from '../actions/mark-shown.ts';
import { openRequest } from '../actions/open-request.ts';
import { passOnRequest } from '../actions/pass-on-request.ts';
import { pressForPass } from '../actions/press-for-pass.ts';
import { Refusal } from '../actions/refusal.ts';
import { renewApproval } from '../actions/renew-approval.ts';
import { reportRequest } from '../actions/report-request.ts';
import { resumeCase } from '../actions/resume-case.ts';
import { sayNotMe } from '../actions/say-not-me.ts';
import { stillHere } from '../actions/still-here.ts';
import { typeMatchCode } from '../actions/type-match-code.ts';
import { typeReleaseCode } from '../actions/type-release-code.ts';
import { undoApproval } from '../actions/undo-approval.ts';
import { isReleased } from '../domain/case-times.ts';
import type { Purpose } from '../domain/words.ts';
import { pageKeyThumbprint } from '../domain/page-key.ts';
import { Unavailable } from '../ports.ts';
import { COLLECT_CODE, FACTOR_CODE, person } from '../test-cases.ts';
import { clearFaults, newest, type Play } from './play.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

type Act = (play: Play) => Promise<unknown>;

const deps = ({ world }: Play) => world.deps;
const atKiosk = (play: Play) => ({ kioskId: play.kioskId, caseId: play.caseIds.at(-1) ?? '' });

/** Whoever is asked now, freshly signed in; before anybody is, the manager at a link that leads nowhere. */
function asked(play: Play) {
  const recoveryCase = newest(play);
  const requestId = recoveryCase?.requestId ?? '';
  return { requestId, approver: { personId: recoveryCase?.approverId ?? play.managerId, fresh: { requestId, at: deps(play).clock.now() } } };
}

async function start(play: Play, purpose: Purpose, serial?: string): Promise<void> {
  const { caseId, matchCode } = await play.world.start({ purpose, address: `${play.claimantId}@contoso.example`, ...(serial !== undefined && { proof: { kind: 'badge', serial } }) }, undefined, play.kioskId);
  play.caseIds.push(caseId);
  play.matchCode = matchCode;
  await play.world.sweep();
}

const type = async (play: Play, matchCode: string): Promise<void> => { await typeMatchCode(deps(play))({ ...asked(play), matchCode }); };

const PASSKEY = { kind: 'passkey', assertion: { id: '', clientDataJSON: '', authenticatorData: '', signature: '', userHandle: null } } as const;

async function sayYes(play: Play, code = FACTOR_CODE, knownBy: 'in-person' | 'otherwise' = 'in-person'): Promise<void> {
  const byPasskey = newest(play)?.sensitive === true && code === FACTOR_CODE;
  await approveCase(deps(play))({ ...asked(play), body: { knownBy, factor: byPasskey ? PASSKEY : { kind: 'totp', code } } });
  await play.world.sweep();
}

const pressWith = async (play: Play, lostMethod?: string | null): Promise<void> => {
  const { lostMethods } = await pressForPass(deps(play))({ ...atKiosk(play), collectCode: COLLECT_CODE, ...(lostMethod !== undefined && { lostMethod }) });
  if (lostMethods !== undefined) play.lostMethods = lostMethods;
};
const press: Act = (play) => pressWith(play);
const nameLost: Act = (play) => pressWith(play, play.lostMethods[0]?.key ?? null);

/** As the phone of the one who said yes last shows it. */
const release: Act = async (play) => {
  const yes = newest(play)?.approvals.at(-1);
  if (yes === undefined) return;
  const view = await openRequest(deps(play))({ requestId: yes.requestId ?? '', approver: { personId: yes.approverId ?? '', fresh: null } });
  const releaseCode = view.step === 'approved' ? view.releaseCode : null;
  if (releaseCode !== null) await typeReleaseCode(deps(play))({ ...atKiosk(play), releaseCode });
};

const loadAgain: Act = async (play) => {
  const pageKey = { kty: 'EC', crv: 'P-256', x: 'z'.repeat(43), y: 'y'.repeat(43) } as const;
  const call = atKiosk(play);
  play.matchCode = (await resumeCase(deps(play))({ ...call, pageKey, mark: null, statement: { nonce: 'nonce', subject: call.caseId, pageKeyThumbprint: pageKeyThumbprint(pageKey) } })).matchCode;
};

const drawNewCode: Act = async (play) => {
  play.matchCode = (await drawCode(deps(play))({ ...atKiosk(play), round: newest(play)?.round ?? 0 })).matchCode;
};

const askOnceMore: Act = async (play) => {
  await renewApproval(deps(play))(atKiosk(play));
  await play.world.sweep();
};

const open: Act = async (play) => openRequest(deps(play))(asked(play));

/** What the people of a good recovery would do next, so that plays come far. */
const next: Act = async (play) => {
  const recoveryCase = newest(play);
  switch (recoveryCase?.stage) {
    case undefined:
    case 'ended':
    case 'collected':
      return start(play, 'new-phone');
    case 'waiting':
      if (recoveryCase.requestId === null) return play.world.advance(SECOND);
      if (recoveryCase.matchCodeHash === null) return drawNewCode(play);
      if (recoveryCase.openedAt === null) return open(play);
      if (recoveryCase.matchedAt === null) return type(play, play.matchCode);
      await play.world.advance(3 * SECOND);
      return sayYes(play);
    case 'approved':
      if (!isReleased(recoveryCase)) return release(play);
      return recoveryCase.lostMethod?.state === 'asked' ? nameLost(play) : press(play);
    case 'lapsed':
      return askOnceMore(play);
    case 'issued':
      return markShown(deps(play))(atKiosk(play));
    case 'shown':
      return markCollected(deps(play))(atKiosk(play));
    default:
      return play.world.advance(10 * SECOND);
  }
};

/** Both at once: what they refuse each other does not matter. */
const together = (one: Act, other: Act): Act => (play) => Promise.allSettled([one(play), other(play)]).then(demandKnown);

/** Everything that somebody or something may do at any time. */
export const STEPS = {
  'what should come next': next,
  'the claimant starts for a new phone': (play) => start(play, 'new-phone'),
  'the claimant starts for a forgotten PIN': (play) => start(play, 'forgot-pin'),
  'a stranger starts with a badge of their own': (play) => start(play, 'new-phone', '0BADBADBAD'),
  'the claimant cancels': (play) => cancelCase(deps(play))(atKiosk(play)),
  'the claimant is still here': (play) => stillHere(deps(play))(atKiosk(play)),
  'the page is loaded again': loadAgain,
  'the page draws the new code': drawNewCode,
  'the claimant presses': press,
  'the claimant types the release code': release,
  'a stranger types a release code': (play) => typeReleaseCode(deps(play))({ ...atKiosk(play), releaseCode: '000000' }),
  'the claimant names what is lost': nameLost,
  'the claimant has lost none of these': (play) => pressWith(play, null),
  'a stranger presses': (play) => pressForPass(deps(play))({ ...atKiosk(play), collectCode: '0000' }),
  'another kiosk presses': (play) => pressForPass(deps(play))({ ...atKiosk(play), kioskId: 'kiosk-2', collectCode: COLLECT_CODE }),
  'the pass is shown': (play) => markShown(deps(play))(atKiosk(play)),
  'the claimant has it': (play) => markCollected(deps(play))(atKiosk(play)),
  'the claimant asks once more': askOnceMore,
  'the approver opens the request': open,
  'the approver types the match code': (play) => type(play, play.matchCode),
  'the approver types a wrong match code': (play) => type(play, play.matchCode === '000000' ? '000001' : '000000'),
  'the approver says yes': sayYes,
  'the approver is made to say yes': (play) => sayYes(play, FACTOR_CODE, 'otherwise'),
  'the approver gives a wrong factor code': (play) => sayYes(play, '000000'),
  'the claimant approves for themself': async (play) => {
    const call = asked(play);
    return approveCase(deps(play))({ requestId: call.requestId, approver: { ...call.approver, personId: play.claimantId }, body: { knownBy: 'in-person', factor: { kind: 'totp', code: FACTOR_CODE } } });
  },
  'the approver declines': async (play) => declineCase(deps(play))(asked(play)),
  'the approver is not available': async (play) => passOnRequest(deps(play))(asked(play)),
  'the approver did not expect this': async (play) => reportRequest(deps(play))(asked(play)),
  'the approver takes the yes back': async (play) => undoApproval(deps(play))(asked(play)),
  'the manager takes the deputy back': async (play) => {
    await deps(play).deputies.takeBack(play.managerId, []);
    play.deputyGoneAt ??= deps(play).clock.now();
  },
  'the desk revokes the case': async (play) => {
    await stopCase(deps(play))({ caseId: atKiosk(play).caseId, clerkId: 'carl' });
    await play.world.sweep();
  },
  'this was not me': async ({ world }) => {
    const token = world.tenant.mails.flatMap(({ text }) => /\/not-me\/([\w-]{22})/.exec(text)?.[1] ?? []).at(-1);
    if (token === undefined) return;
    await sayNotMe(world.deps)(token);
    await world.sweep();
  },
  'a second passes': ({ world }) => world.advance(SECOND),
  'half a minute passes': ({ world }) => world.advance(30 * SECOND),
  'two minutes pass': ({ world }) => world.advance(2 * MINUTE),
  'nine minutes pass': ({ world }) => world.advance(9 * MINUTE),
  'the page is gone for half a minute': ({ world }) => world.advance(31 * SECOND, 'silent'),
  'the next answer of Graph is lost': ({ world }) => Promise.resolve(world.tenant.posts.push('lost')),
  'Graph refuses the next pass': ({ world }) => Promise.resolve(world.tenant.posts.push({ outcome: 'refused', status: 403, code: 'accessDenied' })),
  'the answer to a deletion is lost': ({ world }) => Promise.resolve(world.tenant.removals.push('lost')),
  'sessions cannot be ended': ({ world }) => Promise.resolve(world.tenant.sessionEnds.push('no')),
  'the next pass is not usable': ({ world }) => Promise.resolve(world.tenant.posts.push('unusable')),
  'Graph cannot be reached': ({ world }) => Promise.resolve((world.tenant.down = true)),
  'no mail server takes anything': ({ world }) => Promise.resolve((world.tenant.noMailTo = () => true)),
  'all is mended': ({ world }) => {
    clearFaults(world);
    return Promise.resolve();
  },
  'the claimant becomes an administrator': ({ world, claimantId }) => Promise.resolve(world.tenant.privileged.set(claimantId, 'role')),
  'the claimant is disabled': ({ world, claimantId }) => Promise.resolve(world.tenant.people.set(claimantId, person(claimantId, { accountEnabled: false }))),
  'the claimant gets another manager': ({ world, claimantId, directorId }) => Promise.resolve(world.tenant.managers.set(claimantId, { kind: 'person', person: person(directorId) })),
  'press and press': together(press, press),
  'press and cancel': together(press, (play) => cancelCase(deps(play))(atKiosk(play))),
  'press and taken back': together(press, async (play) => undoApproval(deps(play))(asked(play))),
  'press and sweep': together(press, ({ world }) => world.sweep()),
  'yes and no': together(sayYes, async (play) => declineCase(deps(play))(asked(play))),
  'yes and loaded again': together(sayYes, loadAgain),
} as const satisfies Record<string, Act>;

export type StepName = keyof typeof STEPS;
export const STEP_NAMES = Object.keys(STEPS) as StepName[];

/** A no, or a directory that is away, is an answer; anything else is a fault of ours. */
const isAnswer = (error: unknown): boolean => error instanceof Refusal || error instanceof Unavailable;

function demandKnown(results: readonly PromiseSettledResult<unknown>[]): void {
  for (const result of results) if (result.status === 'rejected' && !isAnswer(result.reason)) throw result.reason as Error;
}

export async function take(play: Play, step: StepName): Promise<void> {
  await STEPS[step](play).catch((error: unknown) => { if (!isAnswer(error)) throw error; });
}
