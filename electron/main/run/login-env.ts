/** Holds the environment that runs begin with: the login shell's, or CronPilot's own. */

import { readLoginEnv } from './login-shell.ts';
import type { Env } from './run-env.ts';

interface LoginEnvOptions {
  readonly ownEnv: Readonly<Record<string, string | undefined>>;
  /** Absolute path of the user's shell; null where there is nothing to ask. */
  readonly shellPath: string | null;
  /** The user wants it. */
  readonly isWanted: () => boolean;
  readonly log: (message: string) => void;
  readonly now: () => number;
}

/** A start-up file that hangs delays the first runs by no more. */
const TIMEOUT_MS = 5_000;

/**
 * Asked once in the background, at the start. Runs that are due before the answer wait for it: a
 * late run is better than one that does not find its programs.
 */
export class LoginEnv {
  readonly #options: LoginEnvOptions;
  #env: Env | null = null;
  #problem: string | null = null;
  #askedAtMs: number | null = null;
  #asking: Promise<void> | null = null;
  readonly #stopped = new AbortController();

  constructor(options: LoginEnvOptions) {
    this.#options = options;
  }

  /** False until the first answer, however it was. */
  get isReady(): boolean {
    return !this.#isUsed || this.#env !== null || this.#problem !== null;
  }

  get current(): Readonly<Record<string, string | undefined>> {
    return (this.#isUsed ? this.#env : null) ?? this.#options.ownEnv;
  }

  /** A sentence when the shell is to be asked and did not answer. */
  get problem(): string | null {
    return this.#isUsed ? this.#problem : null;
  }

  /** Asks the shell, unless that is not wanted. Never rejects; what was known stays on a failure. */
  refresh(): Promise<void> {
    if (!this.#isUsed || this.#stopped.signal.aborted) return Promise.resolve();
    this.#asking ??= this.#ask().finally(() => {
      this.#asking = null;
    });
    return this.#asking;
  }

  /** Unless the last answer is younger. */
  async refreshIfOlder(ageMs: number): Promise<void> {
    if (this.#askedAtMs !== null && this.#options.now() - this.#askedAtMs < ageMs) return;
    await this.refresh();
  }

  /** Leaves no shell behind that is still being asked; none is asked from now on. */
  stop(): void {
    this.#stopped.abort();
  }

  get #isUsed(): boolean {
    return this.#options.shellPath !== null && this.#options.isWanted();
  }

  async #ask(): Promise<void> {
    const { shellPath, ownEnv, log, now } = this.#options;
    this.#askedAtMs = now();
    try {
      this.#env = await readLoginEnv({
        path: shellPath ?? '',
        env: ownEnv,
        timeoutMs: TIMEOUT_MS,
        signal: this.#stopped.signal,
      });
      this.#problem = null;
    } catch (error) {
      if (this.#stopped.signal.aborted) return;
      const instead = this.#env ? 'the one it told before' : 'CronPilot’s own';
      this.#problem = `The login shell ${error instanceof Error ? error.message : String(error)}; tasks run with ${instead} environment.`;
      log(this.#problem);
    }
  }
}
