/** What a run is given, what it leaves, and how its end is told: real processes through the worker. */

import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';

import {
  exitCodeOf,
  fixture,
  forkWorker,
  logOf,
  makeScriptSpec,
  makeSpec,
} from '../helpers/fork-worker.ts';
import { refusalOf } from '../helpers/refusal-of.ts';
import { until } from '../helpers/until.ts';

interface Told {
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly cwd: string;
}

describe.each(['launcher', 'spawn'])('started by %s', (starter) => {
  const fork = () => forkWorker({ CRONPILOT_LAUNCHER: starter });

  it('tells the exit code and the size of the log', async () => {
    const worker = await fork();
    const spec = makeSpec('echo out; echo err >&2; exit 3');
    const before = Date.now();
    const end = await worker.run(spec);
    expect(end).toMatchObject({ kind: 'exited', exitCode: 3, stop: null, logBytes: 8 });
    expect(end.endedAtMs).toBeGreaterThanOrEqual(before);
    expect(end.endedAtMs).toBeLessThanOrEqual(Date.now());
    expect(logOf(spec)).toBe('out\nerr\n');
    expect(statSync(spec.logPath).mode & 0o777).toBe(0o600);
    expect(statSync(dirname(spec.logPath)).mode & 0o777).toBe(0o700);
    expect(statSync(spec.controlDir).mode & 0o777).toBe(0o700);
  });

  it('tells the pid of the program itself before its end', async () => {
    const worker = await fork();
    const spec = makeSpec('echo $$; exec sleep 0.2');
    expect(exitCodeOf(await worker.run(spec))).toBe(0);
    const { process } = await worker.started(spec.runId);
    expect(logOf(spec)).toBe(`${process.pid}\n`);
    expect(process.startMark).toMatch(/^\d+$/);
    expect(process.bootId).toMatch(/^[0-9a-f-]{36}$/);
    const kinds = worker.messages.filter(({ type }) => type !== 'ready').map(({ type }) => type);
    expect(kinds[0]).toBe('started');
    expect(kinds.at(-1)).toBe('finished');
  });

  it.each([
    ['TERM', 143],
    ['KILL', 137],
    ['SEGV', 139],
  ])('tells a death by SIG%s as %i', async (signal, code) => {
    const worker = await fork();
    expect(exitCodeOf(await worker.run(makeSpec(`kill -${signal} $$`)))).toBe(code);
  });

  it('keeps both streams in the order in which they were written', async () => {
    const worker = await fork();
    const spec = makeScriptSpec(fixture('interleaves.mjs'), ['20000']);
    expect(exitCodeOf(await worker.run(spec))).toBe(0);
    expect(logOf(spec)).toBe(Array.from({ length: 20_000 }, (_, i) => `${i}\n`).join(''));
  });

  it('passes arguments, environment and folder on byte for byte', async () => {
    const worker = await fork();
    const nasty = ` "it's" $HOME \`id\` \\ \n\t*?[a] ü🎉 \u0001\u007f; & | < > # !! %s ~ `;
    const base = makeSpec('');
    const cwd = join(base.cwd, `a ' "b" $c\n\\d =ü`);
    mkdirSync(cwd);
    const args = [nasty, '', '-n', '--', "'", '\n', '\r\n'];
    const env = {
      ...base.env,
      NASTY: nasty,
      EMPTY: '',
      MULTI: 'a\nb\n',
      EQ: 'a=b',
      BASH_ENV: '/nowhere',
    };
    const logPath = join(cwd, `it's a "log" $x\n.log`);
    const spec = makeScriptSpec(fixture('tells.mjs'), args, { cwd, env, logPath });
    expect(exitCodeOf(await worker.run(spec))).toBe(0);
    const told = JSON.parse(logOf(spec)) as Told;
    const { SHLVL: _, ...toldEnv } = told.env;
    expect(told.args).toEqual(args);
    expect(told.cwd).toBe(cwd);
    expect(toldEnv).toEqual({
      ...env,
      PWD: cwd,
      PYTHONUNBUFFERED: '1',
      CRONPILOT_RUN: spec.cookie,
    });
  });

  it('keeps a PYTHONUNBUFFERED of the task itself', async () => {
    const worker = await fork();
    const spec = makeSpec('echo "<$PYTHONUNBUFFERED>"', {
      env: { PATH: '/bin', PYTHONUNBUFFERED: '' },
    });
    await worker.run(spec);
    expect(logOf(spec)).toBe('<>\n');
  });

  it('leaves binary output as it is', async () => {
    const worker = await fork();
    const spec = makeScriptSpec(fixture('writes-bytes.mjs'));
    await worker.run(spec);
    const bytes = readFileSync(spec.logPath);
    expect([...bytes.subarray(0, 256)]).toEqual(Array.from({ length: 256 }, (_, i) => i));
    expect([...bytes.subarray(256, 259)]).toEqual([0xff, 0xfe, 0xc3]);
    expect(bytes.length).toBe(267);
  });

  it('ends with its main process and leaves background children alone', async () => {
    const worker = await fork();
    const base = makeSpec('');
    const pidFile = join(base.cwd, 'pid');
    const spec = makeScriptSpec(fixture('leaves-child.sh'), [pidFile]);
    expect(await worker.run(spec)).toMatchObject({ kind: 'exited', exitCode: 0, stop: null });
    const pid = Number(readFileSync(pidFile, 'utf8'));
    process.kill(pid, 'SIGTERM');
  });

  it('runs twelve at once and keeps them apart', async () => {
    const worker = await fork();
    const specs = Array.from({ length: 12 }, (_, i) =>
      makeSpec(`echo begin ${i}; sleep 0.3; echo end ${i}; exit ${i}`),
    );
    for (const spec of specs) worker.start(spec);
    for (const [i, spec] of specs.entries()) {
      expect(exitCodeOf(await worker.end(spec.runId))).toBe(i);
      expect(logOf(spec)).toBe(`begin ${i}\nend ${i}\n`);
    }
  });

  it('is not ended by a task that is stopped and continued', async () => {
    const worker = await fork();
    const spec = worker.start(makeSpec('kill -STOP $$; echo continued; exit 5'));
    const { process: task } = await worker.started(spec.runId);
    await until(
      () => / T /.test(readFileSync(`/proc/${task.pid}/stat`, 'utf8')),
      'the task to stop',
    );
    process.kill(task.pid, 'SIGCONT');
    expect(exitCodeOf(await worker.end(spec.runId))).toBe(5);
    expect(logOf(spec)).toBe('continued\n');
  });

  it('gives signals to the task in their default disposition', async () => {
    const worker = await fork();
    const spec = makeSpec('grep SigIgn /proc/self/status');
    await worker.run(spec);
    const ignored = Number.parseInt(logOf(spec).split(/\s+/)[1] ?? '', 16);
    // HUP 1, INT 2, QUIT 3, PIPE 13, TERM 15.
    expect(ignored & ((1 << 0) | (1 << 1) | (1 << 2) | (1 << 12) | (1 << 14))).toBe(0);
  });

  it('gives a nice value', async () => {
    const worker = await fork();
    const spec = makeSpec('nice', { nice: 7 });
    await worker.run(spec);
    expect(logOf(spec)).toBe('7\n');
  });

  it('runs a program whose path looks like a variable', async () => {
    const worker = await fork();
    const base = makeSpec('');
    const path = join(base.cwd, 'A=b');
    writeFileSync(path, '#!/bin/sh\necho "ran <$A>"\n');
    chmodSync(path, 0o700);
    const spec = makeScriptSpec(path);
    expect(exitCodeOf(await worker.run(spec))).toBe(0);
    expect(logOf(spec)).toBe('ran <>\n');
  });
});

it('gives no descriptors but the three, all pointing at nothing or the log', async () => {
  const worker = await forkWorker();
  const spec = makeSpec('exec ls -l /proc/self/fd');
  await worker.run(spec);
  const targets = [...logOf(spec).matchAll(/ (\d+) -> (.*)$/gm)].map((match) => match.slice(1));
  expect(targets.filter(([, target]) => !target?.startsWith('/proc/'))).toEqual([
    ['0', '/dev/null'],
    ['1', spec.logPath],
    ['2', spec.logPath],
  ]);
});

it('tells the growth of a log while it grows, and its size with the end', async () => {
  const worker = await forkWorker();
  const spec = worker.start(makeSpec('echo 1; until [ -e go ]; do sleep 0.01; done; echo 22'));
  await until(
    () => worker.of(spec.runId, 'log_grew').some((one) => one.totalBytes === 2),
    'growth',
  );
  writeFileSync(join(spec.cwd, 'go'), '');
  await worker.end(spec.runId);
  expect(worker.of(spec.runId, 'log_grew').at(-1)?.totalBytes).toBe(5);
});

it('lets a run go on whose log is deleted, and recreates nothing', async () => {
  const worker = await forkWorker();
  const spec = worker.start(
    makeSpec('echo 1; until [ -e go ]; do sleep 0.01; done; echo 2; exit 4'),
  );
  await until(() => worker.of(spec.runId, 'log_grew').length > 0, 'growth');
  rmSync(dirname(spec.logPath), { recursive: true });
  await until(
    () => worker.of(spec.runId, 'log_grew').at(-1)?.totalBytes === 0,
    'the loss to be told',
  );
  writeFileSync(join(spec.cwd, 'go'), '');
  expect(await worker.end(spec.runId)).toMatchObject({ kind: 'exited', exitCode: 4, logBytes: 0 });
  expect(existsSync(spec.logPath)).toBe(false);
});

describe('a command that begins with a line of #!', () => {
  const scriptSpec = (text: string, shell: string | null = null) =>
    makeSpec('', { action: { kind: 'command', command: text, shell } });

  it('is run by the interpreter that it names, however long it is', async () => {
    const worker = await forkWorker();
    const long = `# ${'x'.repeat(90_000)}\n`;
    const text = `#!/usr/bin/env -S python3 -u\n${long}import os, sys\nprint(os.getcwd())\nsys.exit(7)\n`;
    const spec = scriptSpec(text);
    expect(exitCodeOf(await worker.run(spec))).toBe(7);
    expect(logOf(spec)).toBe(`${spec.cwd}\n`);
    expect(statSync(join(spec.controlDir, 'script')).mode & 0o777).toBe(0o600);
  });

  it('is a comment to a shell that the task names', async () => {
    const worker = await forkWorker();
    const spec = scriptSpec('#!/usr/bin/env python3\necho "$0"\n', '/bin/sh');
    expect(exitCodeOf(await worker.run(spec))).toBe(0);
    expect(logOf(spec)).toBe('/bin/sh\n');
  });

  it('says when the interpreter is not there', async () => {
    const worker = await forkWorker();
    const end = await worker.run(scriptSpec('#!/usr/bin/env ruby99\n'));
    expect(refusalOf(end)).toMatch(/`ruby99` was not found.*first line of `script` asks for it/);
  });
});
