/** What the last lines of a failed run's log say outright, in whatever words its program puts it. */

import { useQuery } from '@tanstack/react-query';

import { msg, t } from '../../../electron/shared/i18n.ts';
import { plainText } from '../../../electron/shared/log-text.ts';
import type { Run } from '../../../electron/shared/run.ts';
import { call } from '../../ipc.ts';

export type SignKind =
  | 'disk'
  | 'certificate'
  | 'host'
  | 'port'
  | 'patience'
  | 'program'
  | 'memory'
  | 'terminal'
  | 'permission'
  | 'http';

export interface LogSign {
  readonly kind: SignKind;
  readonly title: string;
  /** The words of the log. */
  readonly said: string;
  /** What to do about it; null when the title says it all. */
  readonly hint: string | null;
  /** The full path or the program that the line names, of a disk or a program; null for none. */
  readonly named: string | null;
}

const READ_BYTES = 64 * 1024;
const READ_LINES = 200;

interface Sign {
  readonly kind: SignKind;
  readonly pattern: RegExp;
  readonly title: string;
  readonly hint: string | null;
}

/** The first that is found counts, so what causes others comes first. */
const SIGNS: readonly Sign[] = [
  {
    kind: 'disk',
    pattern: /no space left on device|\bENOSPC\b|disk quota exceeded/i,
    title: msg('The disk is full'),
    hint: msg('Free space there, then run it again.'),
  },
  {
    kind: 'certificate',
    pattern: /certificate has expired|\bCERT_HAS_EXPIRED\b/i,
    title: msg('The certificate has expired'),
    hint: msg('Renew it on the server; if that day is still to come, set this computer’s clock.'),
  },
  {
    kind: 'certificate',
    pattern: /certificate is not yet valid|\bCERT_NOT_YET_VALID\b/i,
    title: msg('The certificate is not valid yet'),
    hint: msg('Most often it is the clock of this computer that is wrong.'),
  },
  {
    kind: 'certificate',
    pattern:
      /\bERR_TLS_CERT_ALTNAME_INVALID\b|certificate is not valid for '[^']+'|certificate subject name '[^']+' does not match|no alternative certificate subject name matches target host ?name(?: '[^']+')?/i,
    title: msg('The certificate is for another host'),
    hint: msg('Use a name that it is made out for, or give the server a certificate for this one.'),
  },
  {
    kind: 'certificate',
    pattern:
      /self[- ]signed certificate|\b(?:DEPTH_ZERO_)?SELF_SIGNED_CERT\w*|certificate verify failed/i,
    title: msg('The certificate is not trusted'),
    hint: msg('Give that program the authority that has signed it, such as with --cacert.'),
  },
  {
    kind: 'host',
    pattern:
      /\bENOTFOUND\b|could not resolve host|name or service not known|temporary failure in name resolution/i,
    title: msg('Host not found'),
    hint: msg('Look at the name, and whether this computer was online.'),
  },
  {
    kind: 'host',
    pattern: /network is unreachable|\bENETUNREACH\b|no route to host|\bEHOSTUNREACH\b/i,
    title: msg('The network does not reach it'),
    hint: msg('Look whether this computer was online, and at the VPN and firewalls on the way.'),
  },
  {
    kind: 'port',
    pattern: /\bECONNREFUSED\b|connection refused/i,
    title: msg('Nothing answers on that port'),
    hint: msg('Look whether the server is running, and at the port in the address.'),
  },
  {
    kind: 'patience',
    pattern: /\bETIMEDOUT\b|connection timed out/i,
    title: msg('No answer in time'),
    hint: msg('Attempts of its own, a while apart, help against short outages.'),
  },
  {
    kind: 'memory',
    pattern:
      /javascript heap out of memory|\bMemoryError\b|\bOutOfMemoryError\b|cannot allocate memory|\bENOMEM\b|\bout of memory\b/i,
    title: msg('The memory ran out'),
    hint: msg('Let fewer tasks run at once, or give that program less to do at a time.'),
  },
  {
    kind: 'program',
    // Of bash, of env, and of what executes a script.
    pattern: /\$'\\r'|\\r['’]: no such file|\^M: bad interpreter/i,
    title: msg('The script has Windows line breaks'),
    hint: msg('Save it with the line breaks of Unix, such as with `dos2unix`.'),
  },
  {
    kind: 'program',
    pattern: /no module named '?[\w.]+'?/i,
    title: msg('A Python module is missing'),
    hint: msg(
      'That Python does not have it: use the Python of the virtual environment in which it is installed.',
    ),
  },
  {
    kind: 'program',
    pattern: /cannot find (?:module|package) '[^']+'/i,
    title: msg('A JavaScript module is missing'),
    hint: msg('Install it beside the script, such as with `npm install`.'),
  },
  {
    kind: 'program',
    pattern:
      /command not found|^\S*sh: (?:line )?\d+: \S+: not found|is not recognized as an internal or external command/i,
    title: msg('Command not found'),
    hint: msg('A program it names is not in this task’s PATH.'),
  },
  {
    kind: 'terminal',
    pattern: /permission denied \((?:[\w-]+,?)+\)|permission denied, please try again/i,
    title: msg('The other computer did not let it in'),
    hint: msg(
      'Nobody is there to type a password for a task: give it a key without passphrase that the other computer knows.',
    ),
  },
  {
    kind: 'terminal',
    pattern: /host key verification failed/i,
    title: msg('The other computer is not known'),
    hint: msg(
      'Connect once in a terminal and check its key. If you did so before, its key has changed: find out why.',
    ),
  },
  {
    kind: 'terminal',
    pattern:
      /\b(?:sudo|doas): a (?:terminal|password|tty) is required|must have a tty|no tty present|could not read (?:username|password) for|\/dev\/tty['’]?: no such device|(?:input device|stdin) is not a (?:tty|terminal)|\bEOFError\b|TERM environment variable not set|password from stdin/i,
    title: msg('It asked for something'),
    hint: msg(
      'A task has no terminal and nobody who answers: give it the answer by an option, a variable or a secret.',
    ),
  },
  {
    kind: 'permission',
    pattern: /permission denied|\bEACCES\b/i,
    title: msg('Not allowed'),
    hint: msg('CronPilot runs tasks as you: look at who may read, write or execute that file.'),
  },
  {
    kind: 'http',
    pattern: answered('401|403', 'Unauthorized|Forbidden'),
    title: msg('Not signed in'),
    hint: msg('Look at the password or token that it sends, and at what that allows.'),
  },
  {
    kind: 'http',
    pattern: answered('404', 'Not Found'),
    title: msg('Not found on the server'),
    hint: msg('Look at the address.'),
  },
  {
    kind: 'http',
    pattern: answered('429', 'Too Many Requests'),
    title: msg('Too many requests'),
    hint: msg('The server wants to be asked less often.'),
  },
  {
    kind: 'http',
    pattern: answered(
      '5\\d\\d',
      'Internal Server Error|Bad Gateway|Service Unavailable|Gateway Time-?out',
    ),
    title: msg('The server failed'),
    hint: msg('It is not the task: try again later.'),
  },
];

/** As curl, wget and libraries write the status of an answer. */
function answered(codes: string, words: string): RegExp {
  return new RegExp(
    String.raw`\bHTTP(?:/[\d.]+)?(?: error| status)?:? (?:${codes})\b|\bstatus(?: code)?:? (?:${codes})\b|\breturned error: (?:${codes})\b|\berror (?:${codes}):|\b(?:${codes}) (?:${words})\b`,
    'i',
  );
}

const NAMED: Partial<Record<SignKind, RegExp>> = {
  disk: /(?:^|[\s'"`:=(])(\/[^\s'"`:;,)]+)/,
  permission: /([^\s:'"`]+)['"`]?: permission denied/i,
  program:
    /([\w.+@-]+): (?:command )?not found(?!:)|command not found: ([\w.+@-]+)|'([\w.+@-]+)' is not recognized/i,
};

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
  for (const { kind, pattern, title, hint } of SIGNS) {
    const line = lines.findLast((each) => pattern.test(each));
    const said = line === undefined ? undefined : pattern.exec(line)?.[0];
    if (line === undefined || said === undefined) continue;
    return {
      kind,
      title: t(title),
      said: kind === 'program' ? line.trim() : said,
      hint: hint === null ? null : t(hint),
      named: NAMED[kind]?.exec(line)?.slice(1).find(Boolean) ?? null,
    };
  }
  return null;
}
