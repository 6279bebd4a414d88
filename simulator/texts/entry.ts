/**
 * Where a text comes from. `documented`: Microsoft's documentation. `observed`: a screenshot, a log or working automation.
 * `assumed`: nobody has shown it; do not rely on it. `own`: the page imitates nothing.
 */
export type Evidence = 'documented' | 'observed' | 'assumed' | 'own';

export type Wording = 'real' | 'ideal';

/** `{name}` in a text is a hole. `ideal` stands only where the better wording differs from what Entra or Windows says. */
export interface Entry {
  readonly evidence: Evidence;
  readonly source: string;
  readonly real: string;
  readonly ideal?: string;
}

const from = (evidence: Evidence) => (real: string, source: string, ideal?: string): Entry =>
  ideal === undefined ? { evidence, source, real } : { evidence, source, real, ideal };

export const documented = from('documented');
export const observed = from('observed');
export const assumed = from('assumed');
export const own = (text: string, ideal?: string): Entry => from('own')(text, 'Vouch', ideal);
