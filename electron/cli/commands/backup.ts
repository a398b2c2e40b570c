/** `cronpilot backup [list|create|restore NAME]`: copies of CronPilot's database. */

import { type Backup, restoreWording } from '../../shared/backup.ts';
import { formatDateTime } from '../../shared/duration.ts';
import { formatBytes } from '../../shared/format-bytes.ts';
import { say } from '../../shared/phrase.ts';
import { EXIT, UsageError } from '../cli-error.ts';
import { type Command, type Context, parseCommand, refusePositionals } from '../context.ts';
import { formatTable } from '../table.ts';

const HEADER = ['BACKUP', 'WHEN', 'SIZE'];

export const backupCommand: Command = async (args, context) => {
  const { values, positionals } = parseCommand(args, {});
  const [verb = 'list', ...rest] = positionals;
  switch (verb) {
    case 'list':
      refusePositionals(rest, 'backup list');
      return await list(values.json, context);
    case 'create':
      refusePositionals(rest, 'backup create');
      return await create(values.json, context);
    case 'restore':
      return await restore(rest, values.json, context);
    default:
      throw new UsageError(
        `Expected \`list\`, \`create\` or \`restore\` after \`backup\`, got \`${verb}\``,
      );
  }
};

async function list(json: boolean, { client, output, now }: Context): Promise<number> {
  const backups = await client.call('backups.list', undefined);
  if (json) output.print(JSON.stringify(backups, null, 2));
  else if (backups.length === 0) output.print('There is no backup yet.');
  else
    output.print(
      formatTable(
        HEADER,
        backups.map((backup) => toRow(backup, now())),
        output,
      ),
    );
  return EXIT.ok;
}

async function create(json: boolean, { client, output }: Context): Promise<number> {
  const backup = await client.call('backups.create', undefined);
  const sentence = `Made and verified ${backup.name} (${formatBytes(backup.bytes)}).`;
  output.print(json ? JSON.stringify(backup, null, 2) : sentence);
  return EXIT.ok;
}

async function restore(
  [name, ...rest]: readonly string[],
  json: boolean,
  { client, output }: Context,
): Promise<number> {
  if (name === undefined || rest.length > 0) {
    throw new UsageError('Expected a backup: cronpilot backup restore NAME');
  }
  const difference = await client.call('backups.restore', { name });
  const sentence = `CronPilot restarts with ${name}. ${say(restoreWording(difference))} Runs go on and are kept.`;
  output.print(json ? JSON.stringify(difference, null, 2) : sentence);
  return EXIT.ok;
}

function toRow({ name, createdAtMs, bytes }: Backup, nowMs: number): readonly string[] {
  return [name, formatDateTime(createdAtMs, nowMs), formatBytes(bytes)];
}
