/** Reads and, on the user's word, replaces the user's own crontab, through the `crontab` program. */

import { isUtf8 } from 'node:buffer';
import { execFile, spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { promisify } from 'node:util';

import { AppError } from '../../shared/errors.ts';
import { phrase } from '../../shared/phrase.ts';
import type { CrontabTakeover, DiffLine } from '../../shared/transfer.ts';

const run = promisify(execFile);
const TIMEOUT_MS = 10_000;
const MAX_BYTES = 4_000_000;
const MARK = '# Moved to CronPilot: ';
/** Lines shown around a change. */
const CONTEXT_LINES = 2;

interface CrontabLine {
  /** From 1. */
  readonly line: number;
  readonly original: string;
}

/** Null where there is no crontab, or no cron at all. */
export async function readUserCrontab(): Promise<string | null> {
  const bytes = await readBytes();
  return bytes && bytes.toString(encodingOf(bytes));
}

async function readBytes(): Promise<Buffer | null> {
  try {
    const { stdout } = await run('crontab', ['-l'], {
      timeout: TIMEOUT_MS,
      maxBuffer: MAX_BYTES,
      encoding: 'buffer',
    });
    return stdout;
  } catch {
    return null;
  }
}

/** One that gives every byte back: a crontab may be older than UTF-8. */
function encodingOf(bytes: Buffer): 'utf8' | 'latin1' {
  return isUtf8(bytes) ? 'utf8' : 'latin1';
}

/** What would change; nothing does. @throws AppError `conflict` when the crontab is another one now */
export async function planTakeover(lines: readonly CrontabLine[]): Promise<CrontabTakeover> {
  const bytes = await currentCrontab();
  const before = bytes.toString(encodingOf(bytes));
  return { diff: diffOf(before, commentOut(before, lines)), backupPath: null };
}

/**
 * Comments the lines out. On return a copy of the crontab as it was is in the folder, and the new
 * one is in force.
 *
 * @throws AppError `conflict` when the crontab is another one now, `unavailable` when it is refused
 */
export async function takeOver(
  lines: readonly CrontabLine[],
  backupDir: string,
  nowMs: number,
): Promise<CrontabTakeover> {
  const bytes = await currentCrontab();
  const encoding = encodingOf(bytes);
  const before = bytes.toString(encoding);
  const after = commentOut(before, lines);
  const stamp = new Date(nowMs).toISOString().slice(0, 19).replaceAll(':', '');
  const backupPath = join(backupDir, `crontab-${stamp}.txt`);
  mkdirSync(backupDir, { recursive: true, mode: 0o700 });
  writeFileSync(backupPath, bytes, { mode: 0o600, flush: true });
  await writeUserCrontab(Buffer.from(after, encoding));
  if (!(await currentCrontab()).equals(Buffer.from(after, encoding))) {
    throw new AppError(
      'unavailable',
      phrase('cron keeps another crontab than it was given. The old one is in {backupPath}.', {
        backupPath,
      }),
    );
  }
  return { diff: diffOf(before, after), backupPath };
}

async function currentCrontab(): Promise<Buffer> {
  const crontab = await readBytes();
  if (crontab !== null) return crontab;
  throw new AppError('conflict', phrase('There is no crontab any more.'));
}

/** @throws AppError `conflict` when a line is not as it was read */
export function commentOut(crontab: string, lines: readonly CrontabLine[]): string {
  const all = crontab.split('\n');
  for (const { line, original } of lines) {
    if (all[line - 1]?.replace(/\r$/, '') !== original) {
      throw new AppError(
        'conflict',
        phrase('Line {line} of the crontab is another one now. Read it again.', { line }),
      );
    }
    all[line - 1] = `${MARK}${original}`;
  }
  return all.join('\n');
}

async function writeUserCrontab(content: Buffer): Promise<void> {
  const child = spawn('crontab', ['-'], { stdio: ['pipe', 'ignore', 'pipe'], timeout: TIMEOUT_MS });
  const ended = new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  child.stdin.on('error', () => undefined);
  child.stdin.end(content);
  const [code, problem] = await Promise.all([ended, text(child.stderr)]);
  if (code === 0) return;
  const why = problem.trim() || `exit code ${code}`;
  throw new AppError('unavailable', phrase('crontab refused the change: {why}', { why }));
}

/** Lines keep their places, so the two are compared one by one. */
export function diffOf(before: string, after: string): readonly DiffLine[] {
  // A line break at the end begins no line.
  const [old = [], changed = []] = [before, after].map((text) =>
    text.replace(/\n$/, '').split('\n'),
  );
  const isChanged = (at: number) => old[at] !== changed[at];
  const isNear = (at: number) =>
    Array.from({ length: 2 * CONTEXT_LINES + 1 }, (_, step) => at - CONTEXT_LINES + step).some(
      isChanged,
    );
  return old.flatMap((line, at): DiffLine[] => {
    if (isChanged(at)) {
      return [
        { kind: 'removed', text: line },
        { kind: 'added', text: changed[at] ?? '' },
      ];
    }
    return isNear(at) ? [{ kind: 'same', text: line }] : [];
  });
}
