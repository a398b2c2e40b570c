/** Finds in the log of a failed run the line that says why. */

import { useQuery } from '@tanstack/react-query';

import type { Run } from '../../../electron/shared/run.ts';
import { looksLikeError } from '../../components/log-errors.ts';
import { plainText } from '../../../electron/shared/log-text.ts';
import { call } from '../../ipc.ts';

/** The end of a log says it as a rule. */
const READ_BYTES = 16_384;
/** What the system says of itself, in whatever sentence a program puts it. */
const KNOWN =
  /no space left on device|disk quota exceeded|read-only file system|permission denied|operation not permitted|command not found|no such file or directory|too many open files|out of memory|cannot allocate memory|connection (?:refused|reset|timed out)|no route to host|network is unreachable|could not resolve host|name or service not known|authentication failed|certificate (?:has expired|verify failed)/i;
/** Which program said it, when, and that it is an error: the row says so already. */
const PREAMBLE = /^(?:[\w./-]+: )*(?:\[?(?:error|fatal|failed|e)\]?:\s*)+/i;

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

/** The words of the system in the last line that has some, else the last line that looks like an error. */
export function reasonIn(text: string): string | null {
  const lines = text.split('\n').map(plainText);
  const known = lines.findLast((line) => KNOWN.test(line));
  if (known !== undefined) return KNOWN.exec(known)?.[0] ?? null;
  const line = lines.findLast(looksLikeError)?.trim();
  return line === undefined ? null : line.replace(PREAMBLE, '') || line;
}
