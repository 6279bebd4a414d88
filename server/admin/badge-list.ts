import { BadgeSerial, WorkAddress } from '../contract/kiosk.ts';

export interface BadgeLine {
  readonly line: number;
  readonly address: string;
  readonly serial: string;
}

/**
 * Reads "address,serial" lines; `;` does as well, as spreadsheets in some countries write it. A first line without a
 * serial is taken for the head. Faults name the line and never repeat a serial.
 */
export function parseBadgeList(text: string): { readonly badges: readonly BadgeLine[]; readonly faults: readonly string[] } {
  const badges: BadgeLine[] = [];
  const faults: string[] = [];
  const seen = new Map<string, number>();
  for (const [index, raw] of text.replace(/^\u{feff}/u, '').split(/\r?\n/).entries()) {
    const line = index + 1;
    if (raw.trim() === '') continue;
    const [address = '', serial = '', ...more] = raw.split(/[,;]/).map((cell) => cell.trim());
    if (index === 0 && !BadgeSerial.safeParse(serial).success && !address.includes('@')) continue;
    const twin = seen.get(serial.toUpperCase());
    if (more.length > 0) faults.push(`line ${line}: has more than two columns`);
    else if (!WorkAddress.safeParse(address).success) faults.push(`line ${line}: does not begin with a work address`);
    else if (!BadgeSerial.safeParse(serial).success) faults.push(`line ${line}: has no chip serial (8 to 20 hexadecimal digits)`);
    else if (twin !== undefined) faults.push(`line ${line}: has the same serial as line ${twin}`);
    else {
      seen.set(serial.toUpperCase(), line);
      badges.push({ line, address, serial });
    }
  }
  return { badges, faults };
}
