/** Tells what kind of schedule a file holds, and has it read. */

import { t } from '../../shared/i18n.ts';
import type { ImportEntry } from '../../shared/transfer.ts';
import type { TaskId } from '../../shared/task.ts';
import { isDropIn } from './drop-ins.ts';
import {
  type CheckInput,
  type ImportDraft,
  type ImportFile,
  type ImportSurroundings,
  toEntry,
} from './import-draft.ts';
import { looksLikeAnacrontab, readAnacrontab } from './read-anacrontab.ts';
import { looksLikeSystemCrontab, readCrontab } from './read-crontab.ts';
import { readDefinitions } from './read-definitions.ts';
import { readLaunchd } from './read-launchd.ts';
import { readSystemd } from './read-systemd.ts';
import { looksLikeWindowsTask, readWindowsTasks } from './read-windows-task.ts';

export interface ImportParts {
  readonly surroundings: ImportSurroundings;
  /** @throws AppError for what this computer cannot do */
  readonly check: CheckInput;
  readonly findTask: (name: string, nth: number) => TaskId | null;
}

/** All entries of the files, in their order. Never throws for what they hold. */
export function readImport(
  files: readonly ImportFile[],
  parts: ImportParts,
): readonly ImportEntry[] {
  const { surroundings, check } = parts;
  const units = files.filter(({ name }) => isUnit(name));
  const timers = readSystemd(
    files.filter(({ name }) => isUnit(name) || isDropIn(name)),
    surroundings,
  ).map(({ origin, ...found }) => toEntry(found, origin, check));
  const others = files
    .filter(({ name }) => !isUnit(name) && !isDropIn(name))
    .flatMap((file) => readFile(file, parts).map((found) => toEntry(found, file.name, check)));
  const lost = units.length > 0 && timers.length === 0 ? [onlyService(units)] : [];
  return [
    ...timers,
    ...lost.map((found) => toEntry(found, units[0]?.name ?? '', check)),
    ...others,
  ];
}

function readFile(file: ImportFile, parts: ImportParts): readonly ImportDraft[] {
  const { name, text } = file;
  if (looksLikeWindowsTask(text)) return readWindowsTasks(file);
  if (/<plist[\s>]|^bplist/.test(text.slice(0, 1000)))
    return [readLaunchd(file, parts.surroundings)];
  if (text.includes('\0')) return [noText(name)];
  if (/^apiVersion:/m.test(text) && /^kind:/m.test(text)) return [manifest(text)];
  if (/\.ya?ml$/i.test(name) || /^(version|tasks):/m.test(text))
    return readDefinitions(text, parts.findTask);
  if (looksLikeAnacrontab(name, text)) return readAnacrontab(name, text, parts.surroundings);
  return readCrontab(text, isSystemCrontab(file, parts.surroundings), parts.surroundings);
}

function isSystemCrontab({ name, text }: ImportFile, { userNames }: ImportSurroundings): boolean {
  const isThere = /(^|\/)etc\/(crontab|cron\.d\/[^/]+)$/.test(name);
  return isThere || looksLikeSystemCrontab(text, userNames);
}

function isUnit(path: string): boolean {
  return /\.(timer|service)$/.test(path);
}

function noText(name: string): ImportDraft {
  const refusal = t(
    'This is no text. A crontab, timer, property list, task XML or YAML file can be read.',
  );
  const original = name.split('/').at(-1) ?? name;
  return { line: null, original, when: '', draft: null, notes: [], refusal };
}

function manifest(text: string): ImportDraft {
  const kind = /^kind:\s*(\S+)/m.exec(text)?.[1] ?? 'manifest';
  const refusal = t(
    'It is a {kind} of Kubernetes, which runs in a container: CronPilot writes those and reads none.',
    { kind },
  );
  return { line: null, original: kind, when: '', draft: null, notes: [], refusal };
}

function onlyService(units: readonly ImportFile[]): ImportDraft {
  const names = units.map(({ name }) => name.split('/').at(-1)).join(', ');
  const refusal = t('A service alone has no times: its timer belongs to it.');
  return { line: null, original: names, when: '', draft: null, notes: [], refusal };
}
