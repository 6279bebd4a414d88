import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

const MODULE = JSON.stringify(fileURLToPath(new URL('last-words.ts', import.meta.url)));
const script = (then: string): string[] => ['--input-type=module', '-e', `const { lastWords } = await import(${MODULE}); lastWords(); ${then}`];

it.each([
  ['thrown', "setTimeout(() => { throw Object.assign(new Error('canary-4417'), { body: 'canary-4417' }); });"],
  ['rejected', "void Promise.reject(new Error('canary-4417', { cause: 'canary-4417' }));"],
  ['no error at all', "void Promise.reject({ pass: 'canary-4417' });"],
])('D11: an error that nobody caught (%s) ends the process with one line and without its words', async (_how, then) => {
  const failure: unknown = await promisify(execFile)(process.execPath, script(then)).catch((error: unknown) => error);
  expect(failure).toMatchObject({ code: 1, stdout: '' });
  const { stderr } = failure as { stderr: string };
  expect(stderr).not.toContain('canary-4417');
  expect(JSON.parse(stderr)).toMatchObject({ level: 60 });
});

it.skipIf(process.platform === 'win32')('D11: the signal that opens the debugger opens none', async () => {
  const child = spawn(process.execPath, script("process.on('SIGUSR2', () => process.exit(0)); console.log('up'); setInterval(() => undefined, 1_000);"));
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => { said += chunk.toString(); });
  await once(child.stdout, 'data');
  child.kill('SIGUSR1');
  child.kill('SIGUSR2');
  const [code] = (await once(child, 'exit')) as [number | null];
  expect([code, said]).toEqual([0, '']);
});
