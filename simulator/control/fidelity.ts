import { json, type Fidelity, type Route } from '../http.ts';
import { NOT_SIMULATED } from '../not-simulated.ts';
import { dateOf } from '../sources.ts';
import { SWITCHES } from '../tenant/assumed.ts';
import type { Entry, Evidence } from '../texts/entry.ts';
import { controlRoute, type ControlRoute } from './route.ts';

/** How sure the simulator is of all that it imitates. */
export interface FidelityReport {
  readonly operations: readonly (Fidelity & { readonly operation: string; readonly method: string; readonly path: string; readonly date: string | null })[];
  readonly texts: readonly { readonly text: string; readonly real: string; readonly ideal: string | null; readonly mark: Exclude<Evidence, 'own'>; readonly source: string; readonly date: string | null }[];
  readonly assumed: readonly { readonly name: string; readonly asks: string; readonly evidence: string; readonly values: readonly (string | number | boolean)[] }[];
  readonly notSimulated: readonly string[];
}

const fidelityReport = (imitations: readonly Route[], entries: Readonly<Record<string, Entry>>): FidelityReport => ({
  operations: imitations.flatMap(({ method, path, name, fidelity }) => (fidelity === undefined ? [] : [{ operation: name, method, path, ...fidelity, date: dateOf(fidelity) }])),
  texts: Object.entries(entries).flatMap(([text, { evidence: mark, source, real, ideal = null }]) => (mark === 'own' ? [] : [{ text, real, ideal, mark, source, date: dateOf({ source }) }])),
  assumed: Object.entries(SWITCHES).map(([name, each]) => ({ name, ...each })),
  notSimulated: NOT_SIMULATED.map(({ what }) => what),
});

/** `imitations` is asked at each call, and the texts are loaded at the first, as the people's pages are loaded late. */
export function fidelityRoute(imitations: () => Promise<readonly Route[]>): ControlRoute {
  return controlRoute({ method: 'GET', path: '/_sim/fidelity', summary: 'How sure each imitation is, by what source of what date, and what is missing' }, async () => json(200, fidelityReport(await imitations(), (await import('../texts/en.ts')).EN)));
}
