/** `cronpilot secret set|list|delete`: values go in by standard input and never come out. */

import type { SecretSummary } from '../../shared/secret.ts';
import { EXIT, UsageError } from '../cli-error.ts';
import { type Command, type Context, parseCommand } from '../context.ts';
import { formatTable } from '../table.ts';
import { whenWords } from '../when.ts';

const HEADER = ['NAME', 'KEY', 'CHANGED', 'USED BY'];
const KEY_WORDS = { os: 'key store', file: 'file' } as const;

export const secretCommand: Command = async (args, context) => {
  const { values, positionals } = parseCommand(args, {
    force: { type: 'boolean', default: false },
  });
  const [verb, name, ...rest] = positionals;
  if (verb === 'list' && name === undefined) return await list(context, values.json);
  if (name === undefined || (verb !== 'set' && verb !== 'delete')) {
    throw new UsageError('Expected `secret list`, `secret set NAME` or `secret delete NAME`');
  }
  if (rest.length > 0) {
    // Not quoted: it may be the value, which others on this computer have seen by now.
    const why = verb === 'set' ? ': its value is read from standard input or asked for' : '';
    throw new UsageError(`Expected nothing after the name of the secret${why}`);
  }
  return verb === 'set' ? await set(name, context) : await remove(name, values.force, context);
};

async function set(name: string, { client, output, readHidden }: Context): Promise<number> {
  const value = await readHidden(`Value of ${name} (not shown): `);
  await client.call('secrets.set', { name, value });
  output.print(`The secret ${name} is stored.`);
  return EXIT.ok;
}

async function remove(name: string, force: boolean, { client, output }: Context): Promise<number> {
  await client.call('secrets.delete', { name, force });
  output.print(`The secret ${name} is deleted.`);
  return EXIT.ok;
}

async function list({ client, output, now }: Context, json: boolean): Promise<number> {
  const secrets = await client.call('secrets.list', undefined);
  if (json) {
    output.print(JSON.stringify(secrets, null, 2));
    return EXIT.ok;
  }
  if (secrets.length > 0) {
    const rows = secrets.map((secret) => toRow(secret, now()));
    output.print(formatTable(HEADER, rows, output));
  }
  for (const { problem } of secrets) if (problem !== null) output.warn(problem);
  output.print((await client.call('secrets.status', undefined)).sentence);
  return EXIT.ok;
}

function toRow(secret: SecretSummary, nowMs: number): readonly string[] {
  const { name, protection, updatedAtMs } = secret;
  const users = secret.usedBy.map(({ taskName }) => taskName);
  if (secret.usedByAll) users.unshift('every run');
  return [name, KEY_WORDS[protection], whenWords(updatedAtMs, nowMs), users.join(', ')];
}
