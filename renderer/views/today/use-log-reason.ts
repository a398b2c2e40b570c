/** Reads from the log of a failed run why it failed. */

import { useQuery } from '@tanstack/react-query';

import { reasonIn } from '../../../electron/shared/log-reason.ts';
import type { Run } from '../../../electron/shared/run.ts';
import { call } from '../../ipc.ts';

/** The end of a log says it as a rule. */
const READ_BYTES = 16_384;
/** Null while it is read, without such a line, and for what is no plain exit of a program. */
export function useLogReason({ id, reasonCode, logFilename }: Run): string | null {
  const isPlainExit = reasonCode === 'exit_code' || reasonCode === 'signal';
  const { data = null } = useQuery({
    queryKey: ['log reason', id],
    queryFn: () => readReason(id),
    enabled: isPlainExit && logFilename !== null,
  });
  return data;
}

async function readReason(runId: number): Promise<string | null> {
  const chunk = await call('logs.read', {
    runId,
    offsetBytes: -READ_BYTES,
    lengthBytes: READ_BYTES,
  });
  return reasonIn(chunk.text);
}
