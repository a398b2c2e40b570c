/** Waits for a run to end, by the events of the control socket. */

import { AppError } from '../shared/errors.ts';
import { isActive, type Run } from '../shared/run.ts';
import type { NamedEvent } from './client.ts';
import type { Progress } from '../shared/worker-protocol.ts';
import { EXIT } from './cli-error.ts';
import type { LogTail } from './log-tail.ts';

/**
 * Resolves to the ended run, after its whole log was copied to `tail`.
 *
 * @param events Opened before `run` was read, so that no end is overlooked.
 * @throws AppError `unavailable` when CronPilot goes away meanwhile.
 */
export async function watchRun(
  run: Run,
  events: AsyncIterable<NamedEvent>,
  tail: Pick<LogTail, 'advance'> | null,
  onProgress: (progress: Progress) => void = () => undefined,
): Promise<Run> {
  await tail?.advance();
  if (!isActive(run.state)) return run;
  for await (const event of events) {
    if (event.name === 'log.grew' && event.payload.some(({ runId }) => runId === run.id)) {
      await tail?.advance();
    }
    if (event.name === 'run.progressed') {
      const own = event.payload.find(({ runId }) => runId === run.id);
      if (own) onProgress(own.progress);
    }
    if (event.name === 'run.changed' && event.payload.id === run.id) {
      if (isActive(event.payload.state)) continue;
      await tail?.advance();
      return event.payload;
    }
  }
  throw new AppError('unavailable', `CronPilot went away while run ${run.id} was active.`);
}

/** The exit code that stands for how a run ended. */
export function exitCodeOf(run: Run): number {
  switch (run.state) {
    case 'timed_out':
      return EXIT.timedOut;
    case 'cancelled':
      return EXIT.stopped;
    case 'skipped':
    case 'missed':
      return EXIT.notStarted;
    case 'succeeded':
    case 'failed':
      return run.exitCode ?? (run.reasonCode === 'start_failed' ? EXIT.startFailed : EXIT.failed);
    case 'abandoned':
      return EXIT.failed;
    case 'queued':
    case 'running':
      return EXIT.ok;
  }
}
