/** Debian's own cron, unpacked without installing it and run by a clock of our making. */

import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

import { cacheDir } from '../../scripts/setup/paths.mjs';
import { unpackDebian } from './debian-packages.ts';
import { tempDir } from './temp-dir.ts';

export interface DebianCron {
  readonly cronPath: string;
  readonly libfaketimePath: string;
}

export interface CronStart {
  readonly name: string;
  /** By the clock that cron sees, somewhat after it started the job. */
  readonly atMs: number;
}

/** The rule of the whole European Union, so that no zone files are needed. */
const BERLIN = 'CET-1CEST,M3.5.0,M10.5.0/3';

/** A sentence when there is none to be had: no Debian, no network, no namespaces. */
export async function findDebianCron(): Promise<DebianCron | string> {
  // cron sets the groups of each job, which a user may only with a range of ids of their own.
  const probe = spawnSync('unshare', [...namespaceArgs(), 'setpriv', '--clear-groups', 'true']);
  if (probe.status !== 0) {
    return 'Debian cron needs namespaces of its own, which this user cannot have here.';
  }
  const dir = join(cacheDir, `debian-cron-${process.arch}`);
  const unpacked = findIn(dir) ?? findIn('/');
  if (unpacked) return unpacked;
  try {
    await unpackDebian(dir, ['cron', 'libfaketime']);
  } catch (error) {
    return `Debian cron cannot be downloaded: ${String(error)}`;
  }
  return findIn(dir) ?? `The packages in ${dir} have no cron.`;
}

function findIn(dir: string): DebianCron | null {
  const cronPath = join(dir, 'usr/sbin/cron');
  if (!existsSync(cronPath)) return null;
  const libDir = join(dir, 'usr/lib');
  const libfaketimePath = readdirSync(libDir)
    .map((machine) => join(libDir, machine, 'faketime/libfaketime.so.1'))
    .find((path) => existsSync(path));
  return libfaketimePath === undefined ? null : { cronPath, libfaketimePath };
}

export class DebianCronRun {
  readonly #process: ChildProcess;
  readonly #dir: string;
  readonly #startMs: number;
  readonly #rate: number;

  /**
   * Starts cron at `startMs` of a clock that is `rate` times as fast. It sees an /etc, a /run and a
   * spool of its own, and ends with all it started when the test does.
   *
   * @param jobs cron patterns by name
   */
  constructor(
    { cronPath, libfaketimePath }: DebianCron,
    jobs: Readonly<Record<string, string>>,
    startMs: number,
    rate: number,
  ) {
    this.#dir = tempDir();
    this.#startMs = startMs;
    this.#rate = rate;
    writeEtc(this.#dir, jobs);
    const script = `
      set -e
      mount -t tmpfs tmpfs /run
      mount -t tmpfs tmpfs /var/spool
      mkdir -p /var/spool/cron/crontabs
      mount --bind "$DIR/etc" /etc
      date +%s.%N > "$DIR/started"
      exec env -i PATH=/usr/bin:/bin TZ="${BERLIN}" LD_PRELOAD="$LIBFAKETIME" \\
        FAKETIME_FMT=%s FAKETIME="@${startMs / 1000} x${rate}" "$CRON" -f`;
    this.#process = spawn('unshare', [...namespaceArgs(), 'sh', '-c', script], {
      env: {
        PATH: process.env['PATH'],
        DIR: this.#dir,
        LIBFAKETIME: libfaketimePath,
        CRON: cronPath,
      },
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    onTestFinished(() => this.stop());
  }

  /** Every job that cron has started so far, soonest first. */
  starts(): CronStart[] {
    const started = readOr(join(this.#dir, 'started'));
    const lines = readOr(join(this.#dir, 'starts')).split('\n').slice(0, -1);
    return lines
      .map((line) => {
        const [name = '', seconds] = line.split(' ');
        const sinceMs = (Number(seconds) - Number(started)) * 1000;
        return { name, atMs: this.#startMs + sinceMs * this.#rate };
      })
      .sort((a, b) => a.atMs - b.atMs);
  }

  /** The end of its first process ends all in its namespace. */
  stop(): void {
    this.#process.kill('SIGKILL');
  }
}

/** A mount and a process namespace; as a user, one for users makes both possible. */
function namespaceArgs(): string[] {
  const asUser = process.getuid?.() === 0 ? [] : ['--map-root-user', '--map-auto'];
  return [...asUser, '--mount', '--pid', '--fork', '--kill-child'];
}

/** What cron looks up: users, a PAM that permits, and the jobs, each of which notes when it starts. */
function writeEtc(dir: string, jobs: Readonly<Record<string, string>>): void {
  const permit = ['auth', 'account', 'session'].map((kind) => `${kind} required pam_permit.so\n`);
  const note = `#!/bin/sh\necho "$1 $(date +%s.%N)" >> '${join(dir, 'starts')}'\n`;
  const crontab = Object.entries(jobs).map(
    ([name, pattern]) => `${pattern} root ${join(dir, 'note')} ${name}\n`,
  );
  for (const folder of ['etc/pam.d', 'etc/cron.d'])
    mkdirSync(join(dir, folder), { recursive: true });
  writeFileSync(join(dir, 'etc/passwd'), 'root:x:0:0:root:/root:/bin/sh\n');
  writeFileSync(join(dir, 'etc/group'), 'root:x:0:\n');
  writeFileSync(join(dir, 'etc/nsswitch.conf'), 'passwd: files\ngroup: files\n');
  writeFileSync(join(dir, 'etc/pam.d/cron'), permit.join(''));
  writeFileSync(join(dir, 'etc/pam.d/other'), permit.join(''));
  writeFileSync(join(dir, 'etc/cron.d/jobs'), `MAILTO=""\n${crontab.join('')}`);
  writeFileSync(join(dir, 'note'), note, { mode: 0o755 });
}

function readOr(path: string): string {
  return existsSync(path) ? readFileSync(path, 'utf8') : '';
}
