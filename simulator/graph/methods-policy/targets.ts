import type { PolicyTarget } from '../../tenant/model.ts';
import { invalid } from './configuration.ts';

/** Include and exclude targets of a body. Asking people to register a method is not imitated and so refused. */
export function targetsOf(value: unknown): readonly PolicyTarget[] {
  if (!Array.isArray(value)) throw invalid('Targets are a list.');
  return value.map((each: unknown) => {
    const { targetType, id, isRegistrationRequired = false } = (each ?? {}) as Record<string, unknown>;
    if ((targetType !== 'user' && targetType !== 'group') || typeof id !== 'string') throw invalid('A target has a targetType (user or group) and an id.');
    if (isRegistrationRequired !== false) throw invalid('isRegistrationRequired: true is not imitated here. (Simulator, see /_sim/fidelity.)');
    return { targetType, id: id.toLowerCase() };
  });
}

export const targetJson = (target: PolicyTarget): object => ({ ...target, isRegistrationRequired: false });
