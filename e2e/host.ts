import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { atDesk, deskOn, readCommand, systemRandom } from '#server/testing';
import type { TenantPerson } from './kit/tenant.ts';

type Clock = Parameters<typeof atDesk>[2]['clock'];
type Db = Parameters<typeof deskOn>[0];

/** The command line of a server's host, in this process. */
export interface Host {
  /** As `npm run admin -- …`; resolves to what it said. @throws what it complained of. */
  admin(...argv: readonly string[]): Promise<string>;
  /** Binds the badges of the seed to their holders. */
  bindBadges(people: readonly TenantPerson[]): Promise<void>;
  /** The code that sets a kiosk up. */
  addKiosk(name: string): Promise<string>;
}

/** @param db the server's database where somebody has it open; else each command opens it for itself, as the program does */
export function hostOf(env: Readonly<Record<string, string>>, clock: Clock, db?: Db): Host {
  const admin = async (...argv: readonly string[]): Promise<string> => {
    const command = readCommand(argv);
    if (command === null) throw new Error('That asks for help, not for work.');
    const said: string[] = [];
    const say = (line: string): void => { said.push(line); };
    const around = { clock, random: systemRandom, say, complain: say };
    if (db === undefined || command.needs === 'nothing') await atDesk(command, env, around);
    else await command.run(deskOn(db, env, around));
    return said.join('\n');
  };
  return {
    admin,
    bindBadges: async (people) => {
      const file = join(env['VOUCH_DATA'] ?? '.', 'badges.csv');
      writeFileSync(file, people.map((person) => `${person.userPrincipalName},${person.badge}\n`).join(''));
      await admin('badges', 'import', file);
    },
    addKiosk: async (name) => {
      const said = await admin('kiosk', 'add', name, '--site', 'Headquarters', '--floor', '1', '--desk-phone', '+49 30 5550 100');
      const code = /^\s+(\S{20,})\s*$/m.exec(said)?.[1];
      if (code === undefined) throw new Error(`There is no set-up code in: ${said}`);
      return code;
    },
  };
}
