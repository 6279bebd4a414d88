import type { CasesView } from '../../contract/desk.ts';
import { DESK_CASES } from '../../domain/limits.ts';
import type { Deps } from '../../ports.ts';
import { tellCase, type TellNeeds } from './tell-case.ts';

/** Every case that has not ended, decoys too, with the true reason: the desk alone may know it. */
export const readCases =
  (deps: TellNeeds & Pick<Deps, 'cases'>) =>
  async (): Promise<CasesView> => ({ cases: await Promise.all((await deps.cases.live(DESK_CASES)).map(({ recoveryCase }) => tellCase(deps)(recoveryCase))) });
