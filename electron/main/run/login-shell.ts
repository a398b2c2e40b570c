/** Asks the user's login shell for the environment that a terminal would have. */

import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';

import { WordedError } from '../../shared/errors.ts';
import { phrase, type Phrase } from '../../shared/phrase.ts';
import type { Env } from './run-env.ts';

export interface LoginShell {
  /** Absolute. */
  readonly path: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly timeoutMs: number;
  /** Ends the wait as the time limit does. */
  readonly signal?: AbortSignal;
}

/** Why the shell told nothing, as a sentence. */
export class LoginShellFailed extends WordedError {
  override readonly name = 'LoginShellFailed';
}

/** Set for the shell and all it starts; a start-up file can look for it to leave things out. */
export const LOGIN_SHELL_VARIABLE = 'CRONPILOT_LOGIN_SHELL';

/** Interactive too: people set PATH in .bashrc and .zshrc. */
const INTERACTIVE = ['bash', 'zsh', 'fish', 'ksh', 'ksh93', 'mksh'];
const PLAIN = ['sh', 'dash', 'ash'];
/** These take `-l` only alone. */
const CSH = ['csh', 'tcsh'];
const ENDED = phrase('The login shell ended without telling its environment.');
const HANG_UP_PATIENCE_MS = 1_000;
const MAX_OUTPUT_BYTES = 4 * 1024 * 1024;
/** The shell's own business. */
const OF_THE_SHELL = new Set(['_', 'SHLVL', 'PWD', 'OLDPWD', LOGIN_SHELL_VARIABLE]);

/**
 * In which ways a shell is asked, one after the other; none for one that is not known here, above
 * all `nologin` and `false`. For a terminal's sake an interactive one may become another program,
 * such as by `exec zsh` or `exec tmux`; then what a plain login tells has to do.
 */
export function loginArguments(path: string, command: string): readonly (readonly string[])[] {
  const name = basename(path);
  const plain = ['-l', '-c', command];
  if (INTERACTIVE.includes(name)) return [['-i', ...plain], plain];
  if (PLAIN.includes(name)) return [plain];
  return CSH.includes(name) ? [['-c', command]] : [];
}

/**
 * Whatever start-up files print stays outside of two random marks. When the time is over the shell
 * is ended with everything it has started; what it left in the background by then lives on.
 *
 * @throws LoginShellFailed
 */
export async function readLoginEnv(shell: LoginShell): Promise<Env> {
  const [head, tail] = [randomBytes(8).toString('hex'), randomBytes(8).toString('hex')];
  // In two words, so that a shell that echoes its command prints no mark.
  const sayMark = `printf %s%s ${head} ${tail}`;
  const command = `${sayMark}; /usr/bin/env -0 || /usr/bin/env; ${sayMark}`;
  const ways = loginArguments(shell.path, command);
  const output = await firstAnswer(shell, ways, head + tail);
  const found = parseEnvironment(output);
  if (found['PATH'] === undefined)
    throw new LoginShellFailed(phrase('The login shell told no PATH.'));
  return found;
}

async function firstAnswer(
  shell: LoginShell,
  [args, ...otherWays]: readonly (readonly string[])[],
  mark: string,
): Promise<string> {
  if (!args) {
    throw new LoginShellFailed(
      phrase('The login shell {path} is not one that CronPilot knows how to ask.', {
        path: shell.path,
      }),
    );
  }
  try {
    return await outputOf(shell, args, mark);
  } catch (error) {
    const hasEnded = error instanceof LoginShellFailed && error.wording === ENDED;
    if (!hasEnded || otherWays.length === 0 || shell.signal?.aborted) throw error;
    return await firstAnswer(shell, otherWays, mark);
  }
}

function outputOf(shell: LoginShell, args: readonly string[], mark: string): Promise<string> {
  const cookie = randomBytes(8).toString('hex');
  return new Promise((resolve, reject) => {
    const child = spawn(shell.path, args, {
      // A session of its own has no terminal that an interactive shell could fight for.
      detached: true,
      env: { ...shell.env, [LOGIN_SHELL_VARIABLE]: cookie },
      stdio: ['ignore', 'pipe', 'ignore'],
      windowsHide: true,
    });
    let output = '';
    let isSettled = false;
    const fail = (problem: Phrase): void => {
      hangUp(child.pid, cookie);
      child.stdout.destroy();
      reject(new LoginShellFailed(problem));
    };
    // One that has answered may still hang in what it does when it ends.
    const isOver = () => isSettled && (child.exitCode !== null || child.signalCode !== null);
    setTimeout(() => {
      if (!isOver()) fail(tookLonger(shell.timeoutMs));
    }, shell.timeoutMs).unref();
    shell.signal?.addEventListener('abort', () => {
      if (!isOver()) fail(phrase('The login shell was waited for no longer.'));
    });
    child.on('error', ({ message }) =>
      fail(phrase('The login shell could not be started ({message}).', { message })),
    );
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      const parts = output.split(mark);
      isSettled = parts.length >= 3;
      if (isSettled) resolve(parts[1] ?? '');
      else if (output.length > MAX_OUTPUT_BYTES)
        fail(phrase('The login shell printed more than an environment.'));
    });
    // What it left in the background may hold its output open: then there is only the time limit.
    child.stdout.on('close', () => {
      isSettled = true;
      reject(new LoginShellFailed(ENDED));
    });
  });
}

function tookLonger(timeoutMs: number): Phrase {
  return phrase('The login shell took longer than {seconds}.', {
    seconds: { secondsMs: timeoutMs },
  });
}

/** Lines where the system's `env` knows no `-0`; a value of several lines goes on in the next ones. */
export function parseEnvironment(text: string): Env {
  const entries = text.includes('\0') ? text.split('\0') : text.split(/\n(?=[A-Za-z_]\w*=)/);
  const env: Record<string, string> = {};
  for (const entry of entries) {
    const at = entry.indexOf('=');
    if (at > 0 && !OF_THE_SHELL.has(entry.slice(0, at)))
      env[entry.slice(0, at)] = entry.slice(at + 1).replace(/\n$/, text.includes('\0') ? '$&' : '');
  }
  return env;
}

/**
 * As when a terminal is closed, so that start-up files can remove their locks, which would make
 * every later shell wait; then by force.
 */
function hangUp(pid: number | undefined, cookie: string): void {
  if (pid === undefined) return;
  signalTree(pid, cookie, 'SIGHUP');
  setTimeout(() => signalTree(pid, cookie, 'SIGKILL'), HANG_UP_PATIENCE_MS).unref();
}

/**
 * Its group, and on Linux whatever left the group. Each gets one signal, and what a trap starts
 * meanwhile gets none: a second one would end the very cleaning up that the first one is for.
 */
function signalTree(pid: number, cookie: string, signal: NodeJS.Signals): void {
  const strays = process.platform === 'linux' ? straysOf(pid, cookie) : [];
  sendSignal(-pid, signal);
  for (const stray of strays) sendSignal(stray, signal);
}

function straysOf(groupId: number, cookie: string): readonly number[] {
  return readdirSync('/proc')
    .filter(
      (name) =>
        /^\d+$/.test(name) &&
        environOf(name).includes(`${LOGIN_SHELL_VARIABLE}=${cookie}\0`) &&
        groupOf(name) !== groupId,
    )
    .map(Number);
}

function sendSignal(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // It has ended by itself.
  }
}

function environOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/environ`, 'latin1');
  } catch {
    return '';
  }
}

/** Field 5 of its `stat`, after the name in brackets; null when it has ended. */
function groupOf(pid: string): number | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[2]);
  } catch {
    return null;
  }
}
