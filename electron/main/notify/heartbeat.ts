/** Asks for an address at each beat of the scheduler, so that somebody elsewhere notices its silence. */

import { isDeepStrictEqual } from 'node:util';

import { type Phrase, phrase, say } from '../../shared/phrase.ts';
import type { Settings } from '../../shared/settings.ts';
import { fillUrl } from '../../shared/template.ts';

interface HeartbeatOptions {
  readonly settings: () => Settings;
  /** @throws Error whose message says why the secret cannot be used */
  readonly secretOf: (name: string) => string;
  /** Ms since some moment; stands still while the computer sleeps. */
  readonly monotonicNow: () => number;
  /** Another problem, or none any more. */
  readonly onChanged: () => void;
}

const TIMEOUT_MS = 10_000;
/** A tick that comes a little early still counts. */
const SLACK_MS = 1_000;

export class Heartbeat {
  readonly #options: HeartbeatOptions;
  #lastAtMs = Number.NEGATIVE_INFINITY;
  #lastUrl: string | null = null;
  #isBeating = false;
  #problem: Phrase | null = null;

  constructor(options: HeartbeatOptions) {
    this.#options = options;
  }

  /** A sentence while the address does not answer; null when it does, or there is none. */
  get problem(): string | null {
    const isOff = this.#options.settings().heartbeatUrl === null;
    return isOff || this.#problem === null ? null : say(this.#problem);
  }

  /** Call whenever the scheduler has looked for what is due. */
  tick(): void {
    const { settings, monotonicNow } = this.#options;
    const { heartbeatUrl, heartbeatEveryMs } = settings();
    const nowMs = monotonicNow();
    const isEarly = nowMs - this.#lastAtMs < heartbeatEveryMs - SLACK_MS;
    if (heartbeatUrl === null || this.#isBeating || (isEarly && heartbeatUrl === this.#lastUrl))
      return;
    this.#lastAtMs = nowMs;
    this.#lastUrl = heartbeatUrl;
    this.#isBeating = true;
    void this.#beat(heartbeatUrl).then((problem) => {
      this.#isBeating = false;
      if (isDeepStrictEqual(problem, this.#problem)) return;
      this.#problem = problem;
      this.#options.onChanged();
    });
  }

  async #beat(url: string): Promise<Phrase | null> {
    try {
      const address = fillUrl(url, { secret: this.#options.secretOf });
      const answer = await fetch(address, { signal: AbortSignal.timeout(TIMEOUT_MS) });
      await answer.body?.cancel();
      return answer.ok
        ? null
        : phrase('The heartbeat address answers with status {status}.', { status: answer.status });
    } catch {
      return phrase('The heartbeat address does not answer.');
    }
  }
}
