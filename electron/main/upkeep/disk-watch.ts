/** Watches the free space of the data folder's disk: makes room, and holds starts while there is none. */

import { statfsSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';

import { type Phrase, phrase, say } from '../../shared/phrase.ts';
import type { Settings } from '../../shared/settings.ts';
import { decideDiskState, type DiskState } from './decide-disk-state.ts';
import type { LogRetention } from './log-retention.ts';
import type { UpkeepJob } from './upkeep-job.ts';

export interface DiskWatchOptions {
  readonly dataDir: string;
  readonly settings: () => Settings;
  readonly logRetention: Pick<LogRetention, 'trim'>;
  /** Folds the write-ahead log of the database into it. */
  readonly checkpoint: () => void;
  /** Null lets runs start again. */
  readonly holdStarts: (reason: Phrase | null) => void;
  /** Hears when `problem` is another one. */
  readonly onChanged: () => void;
  /** Told once for each time that the disk gets low. */
  readonly notify: (notice: { readonly title: Phrase; readonly body: Phrase }) => void;
}

const LOOK_EVERY_MS = 60_000;
/** So soon is room noticed that somebody makes. */
const LOOK_EVERY_MS_WHEN_LOW = 5_000;

export class DiskWatch implements UpkeepJob {
  readonly name = 'disk';
  readonly #options: DiskWatchOptions;
  #state: DiskState = 'ample';
  #problem: Phrase | null = null;

  constructor(options: DiskWatchOptions) {
    this.#options = options;
  }

  get everyMs(): number {
    return this.#state === 'low' ? LOOK_EVERY_MS_WHEN_LOW : LOOK_EVERY_MS;
  }

  /** A sentence for the user while there is little room. */
  get problem(): string | null {
    return this.#problem && say(this.#problem);
  }

  /** Looks once and holds or frees the starts. */
  look(): void {
    const { settings, holdStarts, onChanged } = this.#options;
    const before = this.#state;
    const { minFreeBytes } = settings();
    const freeBytes = this.#freeBytes();
    this.#state = decideDiskState(before, freeBytes, minFreeBytes);
    const problem = this.#problemOf(freeBytes, minFreeBytes);
    const hasChanged = !isDeepStrictEqual(problem, this.#problem);
    this.#problem = problem;
    if (this.#state === 'low' && before !== 'low') holdStarts(problem);
    if (this.#state !== 'low' && before === 'low') holdStarts(null);
    if (hasChanged) onChanged();
  }

  /** Makes room when it is low: the oldest logs beyond half of their limit go. */
  async run(signal: AbortSignal): Promise<void> {
    const { settings, logRetention, checkpoint, notify } = this.#options;
    const wasLow = this.#state === 'low';
    this.look();
    if (this.#state !== 'low' || wasLow) return;
    await logRetention.trim(settings().keepLogsBytes / 2, signal);
    checkpoint();
    this.look();
    if (this.#problem !== null)
      notify({ title: phrase('Little disk space left'), body: this.#problem });
  }

  #freeBytes(): number {
    const { bavail, bsize } = statfsSync(this.#options.dataDir);
    return bavail * bsize;
  }

  #problemOf(freeBytes: number, minFreeBytes: number): Phrase | null {
    if (this.#state === 'ample') return null;
    const values = {
      folder: this.#options.dataDir,
      free: { bytes: freeBytes },
      needed: { bytes: minFreeBytes },
    };
    return this.#state === 'low'
      ? phrase(
          'The disk of {folder} has {free} left, less than the {needed} that CronPilot needs. Nothing is started until there is more room; runs that are active go on.',
          values,
        )
      : phrase(
          'The disk of {folder} has {free} left. Below {needed} nothing is started any more.',
          values,
        );
  }
}
