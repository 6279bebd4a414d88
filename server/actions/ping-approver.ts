import { after, reached } from '../domain/case-times.ts';
import type { RecoveryCase } from '../domain/case-state.ts';
import { REQUEST_MS } from '../domain/limits.ts';
import { languageOf, type Recipient } from '../domain/mail-texts.ts';
import { pingText, type PingKind } from '../domain/ping-texts.ts';
import type { Deps, DueRow } from '../ports.ts';
import type { Ping, PushOutcome } from '../reach-ports.ts';

export type PingNeeds = Pick<Deps, 'pushPhones' | 'pusher' | 'teams'>;

interface Asked {
  readonly caseId: string;
  readonly requestId: string;
  readonly approver: Recipient & { readonly id: string };
  readonly kind: PingKind;
}

/** What is to be sent beside the mail, to be queued with the same change. */
export async function pingsFor({ pushPhones, pusher, teams }: PingNeeds, { approver, ...asked }: Asked): Promise<readonly Ping[]> {
  const phones = pusher === null ? [] : await pushPhones.of(approver.id);
  const all = { ...asked, personId: approver.id };
  return [
    ...phones.map(({ id: phoneId, language }): Ping => ({ channel: 'push', ...all, phoneId, language })),
    ...(teams === null ? [] : [{ channel: 'teams', ...all, phoneId: null, language: languageOf(approver) } satisfies Ping]),
  ];
}

/** One try to send a queued ping; what became of it is noted with the case. @throws {Unavailable} to be tried again while the request lives. */
export async function sendPing(deps: PingNeeds & Pick<Deps, 'clock' | 'cases' | 'due' | 'audit'>, row: DueRow): Promise<void> {
  const ping = deps.due.openPing(row);
  const stored = await deps.cases.byRequest(ping.requestId);
  if (stored === null || !isStillOfUse(stored.recoveryCase, ping)) return;
  const outcome = await send(deps, ping).catch((error: unknown) => {
    if (!reached(deps.clock.now(), after(row.since, REQUEST_MS))) throw error;
    return 'given-up' as const;
  });
  if (outcome !== null) await deps.audit.append({ kind: `request.${ping.channel}-${outcome}`, subject: ping.caseId, data: { requestId: ping.requestId, kind: ping.kind } });
}

/** Who has opened it, or is asked no more, need not be told. */
const isStillOfUse = ({ stage, requestId, openedAt }: RecoveryCase, ping: Ping): boolean =>
  stage === 'waiting' && requestId === ping.requestId && (ping.kind === 'renewed' || openedAt === null);

/** Null: there is nowhere to send it any more, since its owner or the policy wants none. */
async function send({ pushPhones, pusher, teams }: PingNeeds, ping: Ping): Promise<PushOutcome | null> {
  const { phoneId, personId, language, kind, requestId } = ping;
  if (phoneId === null) return (await teams?.send(ping)) ?? null;
  const target = await pushPhones.target(phoneId, personId);
  if (target === null || pusher === null) return null;
  const outcome = await pusher.send(target, pingText(language, kind), requestId);
  if (outcome !== 'taken') await pushPhones.remove(personId, phoneId, outcome);
  return outcome;
}
