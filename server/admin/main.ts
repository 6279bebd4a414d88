import { withDotEnv } from '../dot-env.ts';
import { systemClock, systemRandom } from '../system.ts';
import { atDesk } from './at-desk.ts';
import { readCommand } from './run.ts';
import { USAGE, UsageError } from './usage.ts';

process.exitCode = await main(process.argv.slice(2));

async function main(argv: readonly string[]): Promise<number> {
  try {
    const command = readCommand(argv);
    const say = (line: string): void => { console.log(line); };
    if (command === null) say(USAGE);
    else await atDesk(command, withDotEnv(process.env, '.'), { clock: systemClock, random: systemRandom, say, complain: (line) => { console.error(line); } });
    return 0;
  } catch (error) {
    if (error instanceof UsageError) {
      console.error(`${error.message}\n\n${USAGE}`);
      return 2;
    }
    console.error(error instanceof Error ? error.message : String(error));
    return 1;
  }
}
