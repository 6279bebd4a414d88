/** How a span is said in one language: "15 minutes". */
export interface Units {
  readonly minutes: (value: number) => string;
  readonly seconds: (value: number) => string;
  readonly hours: (value: number) => string;
}

/** @param tag BCP 47, as `Intl` takes it. Where a language has figures of its own it must ask for those of our codes and keys: `ar-u-nu-latn`. */
export const unitsOf = (tag: string): Units => {
  const say = (unit: 'minute' | 'second' | 'hour') => (value: number): string => new Intl.NumberFormat(tag, { style: 'unit', unit, unitDisplay: 'long' }).format(value);
  return { minutes: say('minute'), seconds: say('second'), hours: say('hour') };
};
