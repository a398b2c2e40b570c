/** Holds the environment that runs begin with: the login shell's, or CronPilot's own. */

import { setTimeout as delay } from 'node:timers/promises';

import { phrase, say, sayEnglish, type Wording } from '../../shared/phrase.ts';
import { LoginShellFailed, readLoginEnv } from './login-shell.ts';
import type { Env } from './run-env.ts';

interface LoginEnvOptions {
  readonly ownEnv: Readonly<Record<string, string | undefined>>;
  /** Absolute path of the user's shell; null where there is nothing to ask. */
  readonly shellPath: string | null;
  /** The user wants it. */
  readonly isWanted: () => boolean;
  readonly log: (message: string) => void;
  /** Hears when there is a problem, another one or none any more. */
  readonly onProblem: () => void;
  readonly now: () => number;
  readonly patienceMs?: number;
}

/** Start-up files that take long delay the first runs by no more. */
const PATIENCE_MS = 5_000;
/**
 * A shell that is ended amid its start-up files may leave a lock behind, which every terminal of
 * the user then waits for; pyenv waits for its own a minute.
 */
const GIVE_UP_MS = 120_000;

/**
 * Asked once in the background, at the start. Runs that are due before the answer wait for it: a
 * late run is better than one that does not find its programs. An answer that comes later than that
 * counts for the runs that follow.
 */
export class LoginEnv {
  readonly #options: LoginEnvOptions;
  #env: Env | null = null;
  #problem: readonly Wording[] | null = null;
  #askedAtMs: number | null = null;
  #asking: Promise<void> | null = null;
  readonly #stopped = new AbortController();

  constructor(options: LoginEnvOptions) {
    this.#options = options;
  }

  /** False until the first answer, however it was, or the end of the patience. */
  get isReady(): boolean {
    return !this.#isUsed || this.#env !== null || this.#problem !== null;
  }

  get current(): Readonly<Record<string, string | undefined>> {
    return (this.#isUsed ? this.#env : null) ?? this.#options.ownEnv;
  }

  /** Sentences when the shell is to be asked and did not answer. */
  get problem(): string | null {
    return this.#isUsed && this.#problem !== null ? say(this.#problem) : null;
  }

  /**
   * Asks the shell, unless that is not wanted. Never rejects; what was known stays on a failure.
   * Resolves with the answer or after some seconds, whichever is first.
   */
  async refresh(): Promise<void> {
    if (!this.#isUsed || this.#stopped.signal.aborted) return;
    this.#asking ??= this.#ask().finally(() => {
      this.#asking = null;
    });
    const patience = new AbortController();
    const { patienceMs = PATIENCE_MS } = this.#options;
    const over = delay(patienceMs, 'over', { signal: patience.signal }).catch(() => null);
    const first = await Promise.race([this.#asking, over]);
    patience.abort();
    if (first !== 'over' || this.#stopped.signal.aborted) return;
    const seconds = { secondsMs: patienceMs };
    this.#setProblem(
      phrase('The login shell has not answered within {seconds} and is still waited for.', {
        seconds,
      }),
    );
  }

  /** Unless the last answer is younger, or still to come: then resolves with it. */
  async refreshIfOlder(ageMs: number): Promise<void> {
    const isYoung = this.#askedAtMs !== null && this.#options.now() - this.#askedAtMs < ageMs;
    await (isYoung ? this.#asking : this.refresh());
  }

  /** Leaves no shell behind that is still being asked; none is asked from now on. */
  stop(): void {
    this.#stopped.abort();
  }

  get #isUsed(): boolean {
    return this.#options.shellPath !== null && this.#options.isWanted();
  }

  async #ask(): Promise<void> {
    const { shellPath, ownEnv, now } = this.#options;
    this.#askedAtMs = now();
    try {
      this.#env = await readLoginEnv({
        path: shellPath ?? '',
        env: ownEnv,
        timeoutMs: GIVE_UP_MS,
        signal: this.#stopped.signal,
      });
      this.#setProblem(null);
    } catch (error) {
      if (this.#stopped.signal.aborted) return;
      if (!(error instanceof LoginShellFailed)) throw error;
      this.#setProblem(error.wording);
    }
  }

  #setProblem(what: Wording | null): void {
    const { log, onProblem } = this.#options;
    const hadProblem = this.#problem !== null;
    this.#problem = what === null ? null : [what, this.#env ? WITH_EARLIER : WITH_OWN];
    if (this.#problem) log(sayEnglish(this.#problem));
    else if (hadProblem) log('The login shell has told its environment.');
    if (hadProblem || this.#problem) onProblem();
  }
}

const WITH_OWN = phrase('Tasks run with CronPilot’s own environment.');
const WITH_EARLIER = phrase('Tasks run with the environment that it told before.');
