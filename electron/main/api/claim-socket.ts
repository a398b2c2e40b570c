/** Makes the place of the control socket ready: a folder of the user's own, without a dead socket. */

import { chmodSync, lstatSync, mkdirSync, rmSync, type Stats } from 'node:fs';
import { connect } from 'node:net';
import { dirname } from 'node:path';

import { AppError } from '../../shared/errors.ts';
import { phrase } from '../../shared/phrase.ts';

const OPEN_TO_OTHERS = 0o077;

/**
 * Removes the socket that a CronPilot without a clean end left behind, and nothing else.
 *
 * @throws AppError `conflict` when a living CronPilot answers on it; `unavailable` when the folder
 *   belongs to another user or something else has the socket's name.
 */
export async function claimSocket(socketPath: string): Promise<void> {
  claimFolder(dirname(socketPath));
  const stats = lstatSync(socketPath, { throwIfNoEntry: false });
  if (!stats) return;
  if (!stats.isSocket()) {
    throw new AppError(
      'unavailable',
      phrase("{socketPath} is in the way of CronPilot's control socket.", { socketPath }),
    );
  }
  if (await isAnswered(socketPath)) {
    throw new AppError('conflict', phrase('Another CronPilot already runs with this data folder.'));
  }
  rmSync(socketPath, { force: true });
}

function claimFolder(dir: string): void {
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  const stats = lstatSync(dir);
  if (!stats.isDirectory() || !isOurs(stats)) {
    throw new AppError(
      'unavailable',
      phrase('Expected {dir} to be a folder of your own for the control socket.', { dir }),
    );
  }
  if ((stats.mode & OPEN_TO_OTHERS) !== 0) chmodSync(dir, 0o700);
}

function isOurs(stats: Stats): boolean {
  return stats.uid === process.getuid?.();
}

/** True also when it cannot be told, so that a living CronPilot never loses its socket. */
function isAnswered(socketPath: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(socketPath);
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', (error: NodeJS.ErrnoException) => {
      resolve(error.code !== 'ECONNREFUSED' && error.code !== 'ENOENT');
    });
  });
}
