/** The value below which `part` (0 … 1) of all lie. */
export const quantile = (values: readonly number[], part: number): number => values.toSorted((a, b) => a - b)[Math.ceil(values.length * part) - 1] ?? NaN;

export const median = (values: readonly number[]): number => quantile(values, 0.5);

export async function repeated(times: number, measure: () => Promise<number>): Promise<readonly number[]> {
  const values: number[] = [];
  for (let count = 0; count < times; count += 1) values.push(await measure());
  return values;
}
