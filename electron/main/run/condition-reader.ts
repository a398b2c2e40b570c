/** Reads how the computer stands to the conditions of tasks. */

import type { Settings } from '../../shared/settings.ts';
import type { Conditions } from '../../shared/task-policy.ts';
import {
  type ConditionFacts,
  type ConditionName,
  decideConditions,
  isQuietAt,
} from './conditions.ts';
import type { Surroundings } from './surroundings.ts';

interface ConditionReaderOptions {
  readonly surroundings: Surroundings;
  readonly settings: () => Settings;
  readonly now: () => number;
  readonly log: (message: string) => void;
}

const CANNOT_TELL: Readonly<Record<ConditionName, string>> = {
  mains_power: 'whether it is on mains power',
  network: 'whether it has a network',
  idle: 'how long it has been idle',
  outside_quiet_hours: 'whether it is within quiet hours',
};

export class ConditionReader {
  readonly #options: ConditionReaderOptions;
  readonly #logged = new Set<ConditionName>();

  constructor(options: ConditionReaderOptions) {
    this.#options = options;
  }

  /** A view of this moment: the computer is asked at most once, and only if a task asks. */
  look(): (conditions: Conditions) => readonly ConditionName[] {
    let facts: ConditionFacts | undefined;
    return (conditions) => {
      facts ??= this.#read();
      const { unmet, unknown } = decideConditions(conditions, facts);
      for (const name of unknown) this.#logOnce(name);
      return unmet;
    };
  }

  #read(): ConditionFacts {
    const { surroundings, settings, now } = this.#options;
    return {
      onBattery: surroundings.onBattery(),
      isOnline: surroundings.isOnline(),
      idleMs: surroundings.idleMs(),
      isQuiet: isQuietAt(settings().quietHours, now()),
    };
  }

  #logOnce(name: ConditionName): void {
    if (this.#logged.has(name)) return;
    this.#logged.add(name);
    this.#options.log(
      `This computer does not tell ${CANNOT_TELL[name]}; tasks that ask for it start all the same.`,
    );
  }
}
