/** What the last lines of a failed run's log say outright, in whatever words its program puts it. */

import { useQuery } from '@tanstack/react-query';

import { msg, t } from '../../../electron/shared/i18n.ts';
import { plainText } from '../../../electron/shared/log-text.ts';
import type { Run } from '../../../electron/shared/run.ts';
import { call } from '../../ipc.ts';

export interface LogSign {
  readonly title: string;
  /** The words of the log. */
  readonly said: string;
  /** What to do about it; null when the title says it all. */
  readonly hint: string | null;
}

const READ_BYTES = 64 * 1024;
const READ_LINES = 200;

interface Sign {
  readonly pattern: RegExp;
  readonly title: string;
  readonly hint: string | null;
}

/** The first that is found counts, so what causes others comes first. */
const SIGNS: readonly Sign[] = [
  {
    pattern: /no space left on device|\bENOSPC\b|disk quota exceeded/i,
    title: msg('The disk is full'),
    hint: msg('Free space there, then run it again.'),
  },
  {
    pattern: /certificate has expired|\bCERT_HAS_EXPIRED\b/i,
    title: msg('The certificate has expired'),
    hint: null,
  },
  {
    pattern:
      /self[- ]signed certificate|\b(?:DEPTH_ZERO_)?SELF_SIGNED_CERT\w*|certificate verify failed/i,
    title: msg('The certificate is not trusted'),
    hint: null,
  },
  {
    pattern:
      /\bENOTFOUND\b|could not resolve host|name or service not known|temporary failure in name resolution/i,
    title: msg('Host not found'),
    hint: msg('Look at the name, and whether this computer was online.'),
  },
  {
    pattern: /\bECONNREFUSED\b|connection refused/i,
    title: msg('Nothing answers on that port'),
    hint: null,
  },
  {
    pattern: /\bETIMEDOUT\b|connection timed out/i,
    title: msg('No answer in time'),
    hint: null,
  },
  {
    pattern: /command not found|is not recognized as an internal or external command/i,
    title: msg('Command not found'),
    hint: msg('A program it names is not in this task’s PATH.'),
  },
  {
    pattern: /permission denied|\bEACCES\b/i,
    title: msg('Not allowed'),
    hint: msg('CronPilot runs tasks as you: look at who may read, write or execute that file.'),
  },
];

/** Null while it is read, when nothing is said, and for what is no plain exit of a program. */
export function useLogSign({ id, state, reasonCode, logFilename }: Run): LogSign | null {
  const isPlainExit = reasonCode === 'exit_code' || reasonCode === 'signal';
  const { data = null } = useQuery({
    queryKey: ['log end', id],
    queryFn: () =>
      call('logs.read', { runId: id, offsetBytes: -READ_BYTES, lengthBytes: READ_BYTES }),
    enabled: state === 'failed' && isPlainExit && logFilename !== null,
  });
  return data === null ? null : signIn(data.text);
}

export function signIn(text: string): LogSign | null {
  const lines = text.split('\n').slice(-READ_LINES).map(plainText);
  for (const { pattern, title, hint } of SIGNS) {
    const line = lines.findLast((each) => pattern.test(each));
    const said = line === undefined ? undefined : pattern.exec(line)?.[0];
    if (said !== undefined) return { title: t(title), said, hint: hint === null ? null : t(hint) };
  }
  return null;
}
