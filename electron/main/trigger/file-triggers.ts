/** Starts tasks when files change: one watch for each path, however many tasks wait for it. */

import { basename, resolve } from 'node:path';

import { expandHome } from '../../shared/expand-home.ts';
import { type Phrase, phrase, say, sayEnglish } from '../../shared/phrase.ts';
import { MAX_CAUSE_PATHS } from '../../shared/run-cause.ts';
import type { TaskId } from '../../shared/task.ts';
import type { Firing } from './fire.ts';
import { compileNameGlob } from './name-glob.ts';
import { BURST } from './pace.ts';
import { Pacer } from './pacer.ts';
import { shownPath } from './path-bytes.ts';
import { PollWatch } from './poll-watch.ts';
import { Settling } from './settling.ts';
import { TreeWatch } from './tree-watch.ts';
import { isWithin, type PathWatch } from './watched-path.ts';
import type { LiveTrigger, TriggerIndex } from './trigger-index.ts';

export interface FileTriggersOptions {
  readonly index: TriggerIndex;
  readonly homeDir: string;
  /** CronPilot's own folder: what each run changes there is nobody's business but its own. */
  readonly dataDir: string;
  readonly taskName: (taskId: TaskId) => string;
  readonly fire: (firing: Firing) => void;
  readonly onProblemsChanged: () => void;
  readonly log: (message: string) => void;
}

interface Watched {
  readonly watch: PathWatch;
  /** By task and definition, so that an edit leaves alone what it does not touch. */
  readonly waiting: Map<string, Waiting>;
  problem: Phrase | null;
}

interface Waiting {
  readonly matches: (path: string) => boolean;
  readonly settling: Settling;
  readonly pacer: Pacer;
  readonly live: LiveTrigger<'file'>;
}

export class FileTriggers {
  readonly #options: FileTriggersOptions;
  /** By path, and how it is watched. */
  readonly #watched = new Map<string, Watched>();

  constructor(options: FileTriggersOptions) {
    this.#options = options;
  }

  /** Sentences on paths whose changes go unnoticed, and on tasks that are started too often. */
  get problems(): readonly string[] {
    return [...this.#watched.values()].flatMap(({ problem, waiting }) => [
      ...(problem === null ? [] : [say(problem)]),
      ...[...waiting.values()].flatMap((one) => this.#describeHold(one) ?? []).map(say),
    ]);
  }

  /** Why the task is not started by each change at present. */
  holdOf(taskId: TaskId): string | null {
    const all = [...this.#watched.values()].flatMap(({ waiting }) => [...waiting.values()]);
    const own = all.filter(({ live }) => live.taskId === taskId);
    const [hold] = own.flatMap((one) => this.#describeHold(one) ?? []);
    return hold ? say(hold) : null;
  }

  /** Watches what the index says now: the first time, and after each change of a task. */
  refresh(): void {
    const wanted = new Map<string, LiveTrigger<'file'>[]>();
    for (const live of this.#options.index.all('file')) {
      const key = `${live.trigger.poll ? 'poll' : 'watch'} ${this.#pathOf(live)}`;
      wanted.set(key, [...(wanted.get(key) ?? []), live]);
    }
    for (const [key, watched] of this.#watched) {
      if (wanted.has(key)) continue;
      this.#watched.delete(key);
      void close(watched);
      this.#options.onProblemsChanged();
    }
    for (const [key, lives] of wanted) this.#arm(key, lives);
  }

  async stop(): Promise<void> {
    const all = [...this.#watched.values()];
    this.#watched.clear();
    await Promise.all(all.map(close));
  }

  #arm(key: string, lives: readonly LiveTrigger<'file'>[]): void {
    const watched = this.#watched.get(key) ?? this.#open(key, lives);
    const waiting = new Map(lives.map((live) => [JSON.stringify(live), live]));
    for (const [name, one] of watched.waiting) {
      if (waiting.has(name)) continue;
      stopWaiting(one);
      watched.waiting.delete(name);
      if (one.pacer.holdMs !== null) this.#options.onProblemsChanged();
    }
    for (const [name, live] of waiting) {
      if (!watched.waiting.has(name)) watched.waiting.set(name, this.#wait(live));
    }
  }

  #open(key: string, [first]: readonly LiveTrigger<'file'>[]): Watched {
    if (!first) throw new Error('A watch that nobody waits for');
    const watch = new (first.trigger.poll ? PollWatch : TreeWatch)({
      path: this.#pathOf(first),
      onChange: (path, sizeBytes) => {
        for (const { matches, settling } of watched.waiting.values())
          if (matches(path)) settling.changed(path, sizeBytes);
      },
      onProblem: (problem) => {
        watched.problem = problem;
        if (problem !== null) this.#options.log(sayEnglish(problem));
        this.#options.onProblemsChanged();
      },
    });
    const watched: Watched = { watch, waiting: new Map(), problem: null };
    this.#watched.set(key, watched);
    void watch.start();
    return watched;
  }

  #wait(live: LiveTrigger<'file'>): Waiting {
    const { glob, settleMs } = live.trigger;
    const itself = this.#pathOf(live);
    const { dataDir } = this.#options;
    const isOwn = (path: string) => isWithin(path, dataDir) && !isWithin(itself, dataDir);
    const pacer = new Pacer({
      fire: (paths) => this.#options.fire(toFiring(live.taskId, paths)),
      onHoldChanged: (isHolding) => {
        const hold = isHolding && this.#describeHold({ live, pacer });
        if (hold) this.#options.log(sayEnglish(hold));
        this.#options.onProblemsChanged();
      },
    });
    const matchesName = glob === null ? () => true : compileNameGlob(glob);
    return {
      matches: (path) => (path === itself || matchesName(basename(path))) && !isOwn(path),
      settling: new Settling({ settleMs, onSettled: (paths) => pacer.changed(paths) }),
      pacer,
      live,
    };
  }

  #describeHold({ live, pacer }: Pick<Waiting, 'live' | 'pacer'>): Phrase | null {
    if (pacer.holdMs === null) return null;
    return phrase(
      'Changes of {path} started "{task}" {count} times within a minute. CronPilot now waits {hold} between its starts, and each is for all that has changed meanwhile. Perhaps the task writes into the folder that it watches.',
      {
        path: this.#pathOf(live),
        task: this.#options.taskName(live.taskId),
        count: BURST.count,
        hold: { durationMs: pacer.holdMs },
      },
    );
  }

  #pathOf({ trigger }: LiveTrigger<'file'>): string {
    return resolve(expandHome(trigger.path, this.#options.homeDir));
  }
}

function toFiring(taskId: TaskId, paths: readonly string[]): Firing {
  return {
    taskId,
    trigger: 'file',
    cause: {
      kind: 'file',
      paths: paths.slice(0, MAX_CAUSE_PATHS).map(shownPath),
      pathCount: paths.length,
    },
  };
}

async function close({ watch, waiting }: Watched): Promise<void> {
  for (const one of waiting.values()) stopWaiting(one);
  await watch.stop();
}

function stopWaiting({ settling, pacer }: Waiting): void {
  settling.stop();
  pacer.stop();
}
