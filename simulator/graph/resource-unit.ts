import type { Call } from '../http.ts';
import { optionOf } from './odata/options.ts';

/** Smaller pages are cheaper. */
const SMALL_PAGE = 20;

/** What a call of the directory costs against its limits (Graph, concepts/throttling-limits, "Identity and access service limits"). */
export function resourceUnits(call: Pick<Call, 'query'>, base: number): number {
  const top = optionOf(call, '$top');
  const less = Number(optionOf(call, '$select') !== null) + Number(top !== null && Number(top) < SMALL_PAGE);
  return Math.max(1, base - less + Number(optionOf(call, '$expand') !== null));
}
