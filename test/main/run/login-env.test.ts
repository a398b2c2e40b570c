import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

import { LoginEnv } from '../../../electron/main/run/login-env.ts';
import {
  loginArguments,
  parseEnvironment,
  readLoginEnv,
} from '../../../electron/main/run/login-shell.ts';
import { isAlive, numberIn } from '../../helpers/fork-worker.ts';
import { tempDir } from '../../helpers/temp-dir.ts';
import { until } from '../../helpers/until.ts';

/** A home folder whose start-up files are these. */
function homeWith(files: Readonly<Record<string, string>>) {
  const home = tempDir();
  for (const [name, text] of Object.entries(files)) writeFileSync(join(home, name), text);
  return { HOME: home, PATH: process.env['PATH'] };
}

describe('the environment of a login shell', () => {
  it('is what the start-up files of bash make it, whatever else they print', async () => {
    const env = homeWith({
      '.bash_profile': 'echo Welcome; export FROM_PROFILE="two\nlines"; . ~/.bashrc',
      '.bashrc': 'printf "%s" "PATH=wrong"; export PATH=/opt/own:$PATH; trap "echo bye" EXIT',
    });
    const read = await readLoginEnv({ path: '/bin/bash', env, timeoutMs: 60_000 });
    expect(read).toMatchObject({ FROM_PROFILE: 'two\nlines', HOME: env.HOME });
    expect(read['PATH']).toMatch(/^\/opt\/own:/);
    for (const name of ['_', 'SHLVL', 'PWD', 'CRONPILOT_LOGIN_SHELL'])
      expect(read).not.toHaveProperty(name);
  });

  it('comes from dash too, and from a shell whose PATH is broken', async () => {
    const env = homeWith({ '.profile': 'export OWN=1 PATH=/nowhere' });
    const read = await readLoginEnv({ path: '/bin/dash', env, timeoutMs: 60_000 });
    expect(read).toMatchObject({ OWN: '1', PATH: '/nowhere' });
  });

  it('is that of a plain login when the shell becomes another program for a terminal', async () => {
    const env = homeWith({
      '.bash_profile': 'export OWN=1; case $- in *i*) exec sh ;; esac',
    });
    const read = await readLoginEnv({ path: '/bin/bash', env, timeoutMs: 60_000 });
    expect(read).toMatchObject({ OWN: '1' });
  });

  it('is given up when the shell takes too long; nothing it started is left', async () => {
    const env = homeWith({
      '.profile': `trap '' HUP; setsid sh -c 'echo $$ >~/pid; sleep 1000' & sleep 1000`,
    });
    const reading = readLoginEnv({ path: '/bin/dash', env, timeoutMs: 2_000 });
    await expect(reading).rejects.toThrow('took longer than 2 s');
    const pid = await numberIn(join(env.HOME, 'pid'));
    await until(() => !isAlive(pid), 'the process of the start-up file to be gone');
  });

  it('leaves start-up files the time to remove their locks', async () => {
    const script = `trap 'rm ~/lock' EXIT; trap 'exit 1' HUP; : >~/lock; while :; do sleep 0.1; done`;
    const env = homeWith({ '.profile': script });
    const reading = readLoginEnv({ path: '/bin/dash', env, timeoutMs: 300 });
    await expect(reading).rejects.toThrow('took longer');
    await until(() => !existsSync(join(env.HOME, 'lock')), 'the lock to be removed');
  });

  it('is not told by a shell that ends before, is missing or is not known', async () => {
    const asked = (path: string, env = homeWith({ '.profile': 'exit 3' })) =>
      readLoginEnv({ path, env, timeoutMs: 60_000 });
    await expect(asked('/bin/dash')).rejects.toThrow('ended without telling its environment');
    await expect(asked('/nowhere/bash')).rejects.toThrow('could not be started');
    await expect(asked('/usr/sbin/nologin')).rejects.toThrow('is not one that CronPilot knows');
  });

  it('is asked in the words of each shell', () => {
    const plain = ['-l', '-c', 'x'];
    expect(loginArguments('/usr/bin/fish', 'x')).toEqual([['-i', ...plain], plain]);
    expect(loginArguments('/bin/zsh', 'x')).toEqual([['-i', ...plain], plain]);
    expect(loginArguments('/bin/sh', 'x')).toEqual([plain]);
    expect(loginArguments('/bin/tcsh', 'x')).toEqual([['-c', 'x']]);
    expect(loginArguments('/usr/sbin/nologin', 'x')).toEqual([]);
  });

  it('is read line by line where `env` knows no -0', () => {
    const read = parseEnvironment('A=1\nB=two\nlines\nC=x=y\n');
    expect(read).toEqual({ A: '1', B: 'two\nlines', C: 'x=y' });
  });
});

function loginEnv(
  shellPath: string | null,
  env: Record<string, string | undefined>,
  { wanted = true, patienceMs = 60_000 } = {},
) {
  const logged: string[] = [];
  const problems: (string | null)[] = [];
  const clock = { nowMs: 0 };
  const held = new LoginEnv({
    ownEnv: env,
    shellPath,
    isWanted: () => wanted,
    log: (text) => logged.push(text),
    onProblem: () => problems.push(held.problem),
    now: () => clock.nowMs,
    patienceMs,
  });
  return { held, logged, problems, clock };
}

describe('what runs begin with', () => {
  it('is the login shell’s environment once it is there', async () => {
    const env = homeWith({ '.profile': 'export OWN=1' });
    const { held } = loginEnv('/bin/dash', env);
    expect(held.isReady).toBe(false);
    const asking = held.refresh();
    expect(held.current).toBe(env);
    await asking;
    expect(held.isReady).toBe(true);
    expect(held.current).toMatchObject({ OWN: '1' });
    expect(held.problem).toBeNull();
  });

  it('is CronPilot’s own when the shell does not answer, with a note', async () => {
    const env = homeWith({ '.profile': 'exit' });
    const { held, logged } = loginEnv('/bin/dash', env);
    await held.refresh();
    expect(held.isReady).toBe(true);
    expect(held.current).toBe(env);
    const sentence =
      'The login shell ended without telling its environment. Tasks run with CronPilot’s own environment.';
    expect(held.problem).toBe(sentence);
    expect(logged).toEqual([sentence]);
  });

  it('is CronPilot’s own until a slow shell answers after all', async () => {
    const env = homeWith({
      '.profile': 'until [ -e ~/go ]; do sleep 0.02; done; export OWN=1',
    });
    const { held, logged, problems } = loginEnv('/bin/dash', env, { patienceMs: 100 });
    await held.refresh();
    expect(held.isReady).toBe(true);
    expect(held.current).toBe(env);
    const sentence =
      'The login shell has not answered within 0.1 s and is still waited for. Tasks run with CronPilot’s own environment.';
    expect(held.problem).toBe(sentence);
    writeFileSync(join(env.HOME, 'go'), '');
    await until(() => held.problem === null, 'the answer of the shell');
    expect(held.current).toMatchObject({ OWN: '1' });
    expect(problems).toEqual([sentence, null]);
    expect(logged).toEqual([sentence, 'The login shell has told its environment.']);
  });

  it('stays what the shell told before when it tells nothing any more', async () => {
    const env = homeWith({ '.profile': 'export OWN=1; test ! -e ~/broken || exit 1' });
    const { held } = loginEnv('/bin/dash', env);
    await held.refresh();
    writeFileSync(join(env.HOME, 'broken'), '');
    await held.refresh();
    expect(held.current).toMatchObject({ OWN: '1' });
    expect(held.problem).toBe(
      'The login shell ended without telling its environment. Tasks run with the environment that it told before.',
    );
  });

  it('leaves no shell behind when CronPilot ends meanwhile', async () => {
    const env = homeWith({ '.profile': 'echo $$ >~/pid; sleep 1000' });
    const { held, logged } = loginEnv('/bin/dash', env);
    const asking = held.refresh();
    const pid = await numberIn(join(env.HOME, 'pid'));
    held.stop();
    await asking;
    await until(() => !isAlive(pid), 'the shell to be gone');
    expect(logged).toEqual([]);
    await held.refresh();
    expect(held.isReady).toBe(false);
  });

  it('is CronPilot’s own at once when no shell is to be asked', async () => {
    const env = homeWith({ '.profile': 'touch ~/asked' });
    for (const { held } of [loginEnv(null, env), loginEnv('/bin/dash', env, { wanted: false })]) {
      expect(held.isReady).toBe(true);
      await held.refresh();
      expect(held.current).toBe(env);
      expect(held.problem).toBeNull();
    }
    expect(existsSync(join(env.HOME, 'asked'))).toBe(false);
  });

  it('is asked again only when the last answer is old', async () => {
    const env = homeWith({ '.profile': 'echo x >>~/asked; export COUNT=$(wc -l <~/asked)' });
    const { held, clock } = loginEnv('/bin/dash', env);
    await held.refreshIfOlder(1_000);
    clock.nowMs = 999;
    await held.refreshIfOlder(1_000);
    expect(held.current['COUNT']).toBe('1');
    clock.nowMs = 1_000;
    await held.refreshIfOlder(1_000);
    expect(held.current['COUNT']).toBe('2');
  });

  it('is waited for by all while it is being asked', async () => {
    const env = homeWith({ '.profile': 'echo x >>~/asked' });
    const { held } = loginEnv('/bin/dash', env);
    const first = held.refresh();
    await held.refreshIfOlder(1_000);
    expect(held.isReady).toBe(true);
    await first;
    expect(readFileSync(join(env.HOME, 'asked'), 'utf8')).toBe('x\n');
  });
});
