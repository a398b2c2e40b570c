/** Loads the part of a log that a line is in. */

import { attempt } from '../attempt.ts';
import { call } from '../ipc.ts';
import type { LogReader } from './log-reader.ts';

/** @returns false when there is no such line */
export async function goToLine(runId: number, reader: LogReader, line: number): Promise<boolean> {
  const place = await attempt(call('logs.findLine', { runId, line }));
  if (place) reader.openAt(place.offsetBytes, place.line);
  return place !== null;
}
