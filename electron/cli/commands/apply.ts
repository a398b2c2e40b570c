/** `cronpilot apply FILE`: makes the tasks like a file of definitions, and says what that changes. */

import { resolve } from 'node:path';
import { text as readStream } from 'node:stream/consumers';

import type { AppliedDefinitions, DefinitionChange } from '../../shared/transfer.ts';
import { EXIT, UsageError } from '../cli-error.ts';
import { type Command, parseCommand } from '../context.ts';
import { readText } from './export.ts';

const KIND_MARKS = { create: '+', update: '~', delete: '-' } as const;

export const applyCommand: Command = async (args, { client, output, cwd }) => {
  const { values, positionals } = parseCommand(args, {
    'dry-run': { type: 'boolean', default: false },
    prune: { type: 'boolean', default: false },
  });
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0)
    throw new UsageError('Expected a file: cronpilot apply FILE');
  const text = file === '-' ? await readStream(process.stdin) : readText(resolve(cwd, file));
  const applied = await client.call('definitions.apply', {
    text,
    isDryRun: values['dry-run'],
    prune: values.prune,
  });
  output.print(values.json ? JSON.stringify(applied, null, 2) : describe(applied));
  return EXIT.ok;
};

function describe({ changes, unchangedCount, isDryRun }: AppliedDefinitions): string {
  const lines = changes.flatMap(describeChange);
  const count = (kind: DefinitionChange['kind']) =>
    changes.filter((change) => change.kind === kind).length;
  const sum = `${count('create')} new, ${count('update')} changed, ${count('delete')} deleted, ${unchangedCount} as they were`;
  return [...lines, isDryRun ? `Would be: ${sum}. Nothing was changed.` : `${sum}.`].join('\n');
}

function describeChange(change: DefinitionChange): readonly string[] {
  const head = `${KIND_MARKS[change.kind]} ${change.taskName}`;
  return change.kind === 'update'
    ? [head, ...change.fields.map(({ sentence }) => `    ${sentence}`)]
    : [head];
}
