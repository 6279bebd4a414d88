import type { Deps } from '../ports.ts';
import { ownRequest, type ApproverCall } from './own-request.ts';

/** The claimant's photo for the approver's page; null when the directory holds none. @throws {Refusal} not_found @throws {Unavailable} */
export const requestPhoto =
  (deps: Pick<Deps, 'cases' | 'directory'>) =>
  async (call: ApproverCall): ReturnType<Deps['directory']['photo']> => {
    const { stored, over } = await ownRequest(deps)(call);
    const { recoveryCase } = stored;
    const isTheirs = over === null || over.how === 'said-yes';
    return !isTheirs || recoveryCase.person === null || recoveryCase.stage === 'ended' ? null : deps.directory.photo(recoveryCase.person.id);
  };
