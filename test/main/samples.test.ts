import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

import { createSamples, probeMachine, type SampleProbe } from '../../electron/main/samples.ts';
import { checkSchedule } from '../../electron/main/schedule/check-schedule.ts';
import type { SampleTask } from '../../electron/shared/ipc-contract.ts';
import { taskInputSchema } from '../../electron/shared/task.ts';
import { tempDir } from '../helpers/temp-dir.ts';

const TITLES = [
  'Check free disk space',
  'Watch a website',
  'Back up a folder',
  'Empty old downloads',
];

function probe(overrides: Partial<SampleProbe> = {}): SampleProbe {
  return {
    platform: 'linux',
    hasCommand: () => true,
    homeDir: '/home/ada',
    exists: () => true,
    ...overrides,
  };
}

function commandOf(samples: readonly SampleTask[], index: number): string {
  const action = samples[index]?.input.action;
  if (action?.kind !== 'command') throw new Error('Expected a command');
  return action.command;
}

/** Runs a sample as a worker would, with another home folder. */
function run(sample: SampleTask | undefined, homeDir: string, env: NodeJS.ProcessEnv = {}) {
  const action = sample?.input.action;
  if (action?.kind !== 'command') throw new Error('Expected a command');
  const { status, stdout, stderr } = spawnSync(action.shell ?? '/bin/sh', ['-c', action.command], {
    env: { ...process.env, ...env, HOME: homeDir },
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

test.each(['linux', 'darwin', 'win32'] as const)(
  'on %s there are four samples that the task editor accepts',
  (platform) => {
    const samples = createSamples(probe({ platform }));
    expect(samples.map(({ title }) => title)).toEqual(TITLES);
    for (const { input, title } of samples) {
      expect(taskInputSchema.parse(input)).toEqual(input);
      expect(input.name).toBe(title);
      for (const schedule of input.schedules) checkSchedule(schedule, 'schedules.0');
    }
  },
);

test('without a program that fetches pages another sample takes its place', () => {
  const samples = createSamples(probe({ hasCommand: () => false }));
  expect(samples).toHaveLength(4);
  expect(samples[1]?.title).toBe('Note how busy this computer is');
});

test.each(['curl', 'wget', 'node', 'python3'])(
  'with only %s the website is watched by it',
  (name) => {
    const samples = createSamples(probe({ hasCommand: (other) => other === name }));
    expect(commandOf(samples, 1).startsWith(`${name} `)).toBe(true);
  },
);

test('the backup is compressed with gzip where there is no zstd', () => {
  const withZstd = commandOf(createSamples(probe()), 2);
  const without = commandOf(createSamples(probe({ hasCommand: (name) => name !== 'zstd' })), 2);
  expect(withZstd).toContain('tar --zstd');
  expect(without).toContain('tar -z');
});

describe.skipIf(process.platform === 'win32')('on this machine', () => {
  const probeOf = (homeDir: string): SampleProbe => ({ ...probeMachine(), homeDir });

  test('the disk check says how much is free and fails when the disk is nearly full', () => {
    const dir = tempDir();
    const [disk] = createSamples(probeOf(dir));
    const df = (used: number) =>
      `#!/bin/sh\necho 'Filesystem 1024-blocks Used Available Capacity Mounted on'\necho 'my disk 9 9 0 ${used}% /'\n`;
    writeFileSync(join(dir, 'df'), df(91), { mode: 0o755 });
    const PATH = `${dir}:${process.env['PATH']}`;
    expect(run(disk, dir, { PATH })).toMatchObject({
      status: 1,
      stdout: '9 % of the disk is free\n',
    });
    writeFileSync(join(dir, 'df'), df(90), { mode: 0o755 });
    expect(run(disk, dir, { PATH })).toMatchObject({
      status: 0,
      stdout: '10 % of the disk is free\n',
    });
    expect(run(disk, dir).stdout).toMatch(/^\d+ % of the disk is free\n$/);
  });

  test.each(['Documents', '.config', 'nothing'])(
    'the backup of a home folder with %s keeps seven copies',
    (folder) => {
      const homeDir = join(tempDir(), "O'Brien's $HOME, really");
      mkdirSync(join(homeDir, folder), { recursive: true });
      writeFileSync(join(homeDir, folder, 'a file'), 'content');
      const backup = createSamples(probeOf(homeDir))[2];
      expect(run(backup, homeDir)).toEqual({ status: 0, stdout: '', stderr: '' });
      const backupsDir = join(homeDir, 'Backups');
      const [first = ''] = readdirSync(backupsDir);
      const name = first.split('-')[0] ?? '';
      const extension = first.replace(/^[^.]*/, '');
      const old = [10, 11, 12, 13, 14, 15, 16, 17].map(
        (day) => `${name}-2020-01-${day}T000000${extension}`,
      );
      for (const filename of old) writeFileSync(join(backupsDir, filename), '');
      expect(run(backup, homeDir).status).toBe(0);
      const kept = readdirSync(backupsDir).sort();
      expect(kept).toHaveLength(7);
      const oldKept = kept.filter((filename) => filename.includes('-2020-'));
      expect(oldKept).toEqual(old.slice(-oldKept.length));
      const listed = execFileSync('tar', ['-tf', join(backupsDir, kept.at(-1) ?? '')], {
        encoding: 'utf8',
      });
      if (folder !== 'nothing') expect(listed).toContain(`${folder}/a file`);
    },
  );

  test('a backup that fails keeps the old copies and fails', () => {
    const homeDir = tempDir();
    mkdirSync(join(homeDir, 'Documents'));
    const backup = createSamples(probeOf(homeDir))[2];
    writeFileSync(join(homeDir, 'Backups'), 'a file in the way');
    expect(run(backup, homeDir).status).not.toBe(0);
  });

  test('old downloads are listed and not deleted', () => {
    const homeDir = tempDir();
    expect(run(createSamples(probeOf(homeDir))[3], homeDir)).toMatchObject({
      status: 0,
      stdout: '',
    });
    const downloadsDir = join(homeDir, 'Downloads');
    mkdirSync(downloadsDir);
    for (const name of ['old file', 'new file']) writeFileSync(join(downloadsDir, name), '');
    const longAgo = new Date(Date.now() - 40 * 86_400_000);
    utimesSync(join(downloadsDir, 'old file'), longAgo, longAgo);
    const { stdout, status } = run(createSamples(probeOf(homeDir))[3], homeDir);
    expect({ stdout, status }).toEqual({
      stdout: `${join(downloadsDir, 'old file')}\n`,
      status: 0,
    });
    expect(readdirSync(downloadsDir)).toHaveLength(2);
  });

  test('the website sample is a command this shell can parse', () => {
    const { input } = createSamples(probeMachine())[1] as SampleTask;
    const command = input.action.kind === 'command' ? input.action.command : '';
    expect(spawnSync('/bin/sh', ['-n', '-c', command]).status).toBe(0);
  });
});
