/** Joins what `status.ts` needs to know: read anew each time, since everything in it changes. */

import { app } from 'electron';

import type { Status } from '../shared/status.ts';
import type { Engine } from './engine.ts';
import type { Paths } from './paths.ts';
import type { SettingsStore } from './settings.ts';
import { readStatus } from './status.ts';

interface ReaderParts {
  readonly engine: Engine;
  readonly settings: SettingsStore;
  readonly paths: Paths;
  readonly headless: boolean;
  readonly trayAvailable: () => boolean;
  readonly problems: () => Status['problems'];
}

interface ProblemParts extends Pick<ReaderParts, 'engine' | 'settings'> {
  /** Null where all is well. */
  readonly otherProblems: () => readonly (string | null)[];
}

/** Said anew each time, since the language may be another. */
export function problemReader({ engine, settings, otherProblems }: ProblemParts) {
  return (): Status['problems'] =>
    [...settings.problems, ...engine.problems, ...otherProblems()].filter(
      (problem) => problem !== null,
    );
}

export function statusReader({
  engine,
  settings,
  paths,
  headless,
  trayAvailable,
  problems,
}: ReaderParts): () => Status {
  const fixed = {
    version: app.getVersion(),
    startedAtMs: Date.now(),
    dataDir: paths.dataDir,
    headless,
    trayAvailable,
  };
  return () =>
    readStatus({ ...fixed, ...engine.parts, settings, pause: () => engine.pause, problems });
}
