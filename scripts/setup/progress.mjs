// Says which step runs, how long it has taken, and that it is still alive.

const HEARTBEAT_MS = process.stderr.isTTY ? 1_000 : 15_000;

/**
 * Runs `work` under a heading; a line tells the time now and then, and at the end.
 * @template T
 * @param {string} title
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withProgress(title, work) {
  const startedMs = performance.now();
  const elapsed = () => `${((performance.now() - startedMs) / 1000).toFixed(0)} s`;
  write(`${title} ...`);
  const heartbeat = setInterval(() => write(`${title} ... ${elapsed()}`), HEARTBEAT_MS);
  try {
    const result = await work();
    clearInterval(heartbeat);
    write(`${title}: done in ${elapsed()}`, true);
    return result;
  } catch (error) {
    clearInterval(heartbeat);
    write(`${title}: failed after ${elapsed()}`, true);
    throw error;
  }
}

/** @param {string} text */
export function say(text) {
  write(text, true);
}

/**
 * @param {string} text
 * @param {boolean} [last] whether the line is final; on a terminal the others are overwritten
 */
function write(text, last = false) {
  const line = `[setup] ${text}`;
  if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K${line}${last ? '\n' : ''}`);
  else process.stderr.write(`${line}\n`);
}
