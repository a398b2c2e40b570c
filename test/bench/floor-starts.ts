/** The floor for starting: one timer and one spawn for each task, in plain Node, without log or history. */

import { spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';

/**
 * Resolves when all have ended.
 *
 * @param paths each command writes the time of its first instruction into its own
 */
export async function startByTimers(
  command: string,
  paths: readonly string[],
  atMs: number,
): Promise<void> {
  await Promise.all(
    paths.map(
      (path) =>
        new Promise<void>((resolve) => {
          setTimeout(() => {
            const file = openSync(path, 'w');
            spawn('/bin/sh', ['-c', command], { stdio: ['ignore', file, file] }).once('exit', () =>
              resolve(),
            );
            closeSync(file);
          }, atMs - Date.now());
        }),
    ),
  );
}

/** @returns runs a second */
export async function spawnRate(program: string, count: number, atOnce: number): Promise<number> {
  const fromMs = performance.now();
  let started = 0;
  const next = (): Promise<void> => {
    if (started === count) return Promise.resolve();
    started += 1;
    return new Promise<void>((resolve) => {
      spawn(program, { stdio: 'ignore' }).once('exit', () => resolve());
    }).then(next);
  };
  await Promise.all(Array.from({ length: atOnce }, next));
  return (count * 1_000) / (performance.now() - fromMs);
}
