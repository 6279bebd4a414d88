import { parseArgs } from 'node:util';
import { auditVerify } from './audit.ts';
import { badgesImport, badgesList, badgesRevokeOf, badgesRevokeSerial } from './badges.ts';
import type { Desk } from './desk.ts';
import { keysRotate } from './keys.ts';
import { kioskAdd, kioskList, kioskMoved, kioskRename, kioskRevoke } from './kiosk.ts';
import { restored } from './restored.ts';
import { readProfileOrder, writeProfile } from './kiosk-profile/write-profile.ts';
import { slipsCheckId, slipsClose, slipsList, slipsShow } from './slips.ts';
import { UsageError } from './usage.ts';

/** What is still to be given is the desk to do it at. */
type DeskCommand = (desk: Desk) => Promise<void>;

/** A command that was understood, and what it needs to be done. */
export type Command = { readonly needs: 'desk'; readonly run: DeskCommand } | { readonly needs: 'nothing'; readonly run: (say: (line: string) => void) => void };

const OPTIONS = {
  help: { type: 'boolean', short: 'h' },
  site: { type: 'string' },
  floor: { type: 'string' },
  'desk-phone': { type: 'string' },
  serial: { type: 'string' },
  note: { type: 'string' },
  clerk: { type: 'string' },
  os: { type: 'string' },
  origin: { type: 'string' },
  to: { type: 'string' },
} as const;
type Values = ReturnType<typeof parse>['values'];

/** Reads a command line, before anything is opened. Null: help was asked for. @throws {UsageError} */
export function readCommand(argv: readonly string[]): Command | null {
  const { values, positionals } = parse(argv);
  const [noun = '', verb = '', ...rest] = positionals;
  if (values.help === true || noun === 'help') return null;
  const name = `${noun} ${verb}`.trim();
  const command = COMMANDS.get(name);
  if (command === undefined) throw new UsageError(noun === '' ? 'Which command?' : `There is no command "${name}".`);
  const used = new Set<string>(command.options);
  for (const option of Object.keys(values)) if (!used.has(option)) throw new UsageError(`"${name}" has no --${option}.`);
  return 'readAlone' in command ? { needs: 'nothing', run: command.readAlone(rest, values) } : { needs: 'desk', run: command.read(rest, values) };
}

type Reading = { readonly options: readonly (keyof typeof OPTIONS)[] } & ({ read(words: readonly string[], values: Values): DeskCommand } | { readAlone(words: readonly string[], values: Values): (say: (line: string) => void) => void });

const COMMANDS: ReadonlyMap<string, Reading> = new Map(Object.entries<Reading>({
  'kiosk add': {
    options: ['site', 'floor', 'desk-phone'],
    read: (words, values) => {
      const kiosk = { name: only(words, 'NAME'), site: option(values, 'site'), floor: option(values, 'floor'), deskPhone: option(values, 'desk-phone') };
      return (desk) => kioskAdd(desk, kiosk);
    },
  },
  'kiosk list': { options: [], read: (words) => alone(words, kioskList) },
  'kiosk rename': {
    options: ['to'],
    read: (words, values) => {
      const [name, to] = [only(words, 'NAME'), option(values, 'to')];
      return (desk) => kioskRename(desk, name, to);
    },
  },
  'kiosk revoke': {
    options: [],
    read: (words) => {
      const name = only(words, 'NAME');
      return (desk) => kioskRevoke(desk, name);
    },
  },
  'kiosk moved': {
    options: [],
    read: (words) => {
      const name = only(words, 'NAME');
      return (desk) => kioskMoved(desk, name);
    },
  },
  'kiosk profile': {
    options: ['os', 'origin', 'to'],
    readAlone: (words, values) => {
      none(words);
      const order = readProfileOrder(values);
      return (say) => { writeProfile(order, say); };
    },
  },
  'badges import': {
    options: [],
    read: (words) => {
      const file = only(words, 'FILE');
      return (desk) => badgesImport(desk, file);
    },
  },
  'badges list': { options: [], read: (words) => alone(words, badgesList) },
  'badges revoke': {
    options: ['serial'],
    read: (words, values) => {
      const { serial } = values;
      if (serial !== undefined) {
        none(words);
        return (desk) => badgesRevokeSerial(desk, serial);
      }
      const person = only(words, 'OBJECT_ID');
      return (desk) => badgesRevokeOf(desk, person);
    },
  },
  'slips list': { options: [], read: (words) => alone(words, slipsList) },
  'slips show': {
    options: [],
    read: (words) => {
      const number = only(words, 'NUMBER');
      return (desk) => slipsShow(desk, number);
    },
  },
  'slips check-id': {
    options: ['clerk'],
    read: (words, values) => {
      const number = only(words, 'NUMBER');
      const clerk = option(values, 'clerk');
      return (desk) => slipsCheckId(desk, number, clerk);
    },
  },
  'slips close': {
    options: ['note'],
    read: (words, values) => {
      const number = only(words, 'NUMBER');
      const text = option(values, 'note');
      return (desk) => slipsClose(desk, number, text);
    },
  },
  'keys rotate': { options: [], read: (words) => alone(words, keysRotate) },
  restored: { options: [], read: (words) => alone(words, restored) },
  'audit verify': { options: [], read: (words) => alone(words, auditVerify) },
}));

function parse(argv: readonly string[]) {
  try {
    return parseArgs({ args: [...argv], options: OPTIONS, allowPositionals: true, strict: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : 'That cannot be read.');
  }
}

/** Names and notes end up on screens and in the log: one line, not endless, and nothing that turns the text beside it round. */
const LONGEST = 100;

function word(text: string | undefined, what: string): string {
  const trimmed = text?.trim() ?? '';
  if (trimmed === '') throw new UsageError(`${what} is missing.`);
  if (trimmed.length > LONGEST || /[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]/u.test(trimmed)) throw new UsageError(`${what} is longer than ${LONGEST} characters, more than one line, or turns the direction of writing.`);
  return trimmed;
}

function only([first, ...more]: readonly string[], what: string): string {
  if (more.length > 0) throw new UsageError(`One ${what} at a time. Put quotes round a name with blanks.`);
  return what === 'FILE' && first !== undefined ? first : word(first, what);
}

function none([first]: readonly string[]): void {
  if (first !== undefined) throw new UsageError(`"${first}" is one too many.`);
}

function alone(words: readonly string[], command: DeskCommand): DeskCommand {
  none(words);
  return command;
}

const option = (values: Values, name: 'site' | 'floor' | 'desk-phone' | 'note' | 'clerk' | 'to'): string => word(values[name], `--${name}`);
