/** Quits at the user's wish: at once, or after a question while tasks run. */

import type { RunId } from '../../shared/run.ts';
import { decideQuit, type QuitChoice, type QuitFacts, type QuitQuestion } from './decide-quit.ts';

export interface QuitGuardOptions {
  readonly facts: () => QuitFacts;
  readonly ask: (question: QuitQuestion) => Promise<QuitChoice>;
  readonly quit: () => void;
}

export class QuitGuard {
  readonly #options: QuitGuardOptions;
  #isAsking = false;
  /** Runs whose end is waited for; null while nobody waits. */
  #awaited: readonly RunId[] | null = null;

  constructor(options: QuitGuardOptions) {
    this.#options = options;
  }

  /** Asked again while it waits for runs to end, the user can also change their mind. */
  async request(): Promise<void> {
    if (this.#isAsking) return;
    const facts = this.#facts();
    const question = facts && decideQuit(facts);
    if (!facts || !question) return this.#options.quit();
    this.#isAsking = true;
    try {
      this.#follow(await this.#options.ask(question), facts);
    } finally {
      this.#isAsking = false;
    }
    this.runsChanged();
  }

  /** To be called after each change of a run. What was started since the question is not waited for. */
  runsChanged(): void {
    const facts = this.#awaited && this.#facts();
    if (!this.#awaited || !facts) return;
    const running = new Set(facts.running.map(({ id }) => id));
    if (!this.#awaited.some((id) => running.has(id))) this.#options.quit();
  }

  /** Null when they cannot be read: a broken database must not keep anybody from quitting. */
  #facts(): QuitFacts | null {
    try {
      return this.#options.facts();
    } catch {
      return null;
    }
  }

  #follow(choice: QuitChoice, { running }: QuitFacts): void {
    this.#awaited = choice === 'when_finished' ? running.map(({ id }) => id) : null;
    if (choice === 'now') this.#options.quit();
  }
}
