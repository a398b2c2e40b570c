/** What an exit code usually means, in words. */

import { signalName, signalOf } from '../../../electron/shared/exit-code.ts';
import { msg, t } from '../../../electron/shared/i18n.ts';

export interface ExitCodeMeaning {
  /** "The command reported a failure". */
  readonly title: string;
  /** What to look at; null when the title says it all. */
  readonly hint: string | null;
}

const SEGFAULT = msg('Crashed');
const INTERRUPTED: ExitCodeMeaning = { title: msg('Interrupted'), hint: null };
const NOT_FOUND: ExitCodeMeaning = {
  title: msg('Command not found'),
  hint: msg('A program it names is not in this task’s PATH.'),
};

const MEANINGS: ReadonlyMap<number, ExitCodeMeaning> = new Map([
  [1, { title: msg('The command reported a failure'), hint: msg('The log’s last lines say why.') }],
  [2, { title: msg('Wrong use of a command'), hint: msg('Often a bad option.') }],
  [64, { title: msg('Wrong use of a command'), hint: msg('Often a bad option.') }],
  [65, { title: msg('Bad input data'), hint: null }],
  [66, { title: msg('No such input'), hint: null }],
  [67, { title: msg('No such user'), hint: null }],
  [68, { title: msg('No such host'), hint: null }],
  [69, { title: msg('Service not available'), hint: null }],
  [70, { title: msg('Fault inside the program'), hint: null }],
  [71, { title: msg('Fault of the system'), hint: null }],
  [72, { title: msg('A system file is missing'), hint: null }],
  [73, { title: msg('Its output could not be created'), hint: null }],
  [74, { title: msg('Input or output failed'), hint: null }],
  [75, { title: msg('Try again later'), hint: null }],
  [76, { title: msg('The other side broke the protocol'), hint: null }],
  [77, { title: msg('No permission'), hint: null }],
  [78, { title: msg('Bad configuration'), hint: null }],
  [124, { title: msg('`timeout` stopped it'), hint: null }],
  [126, { title: msg('Not allowed'), hint: msg('The file may not be executable.') }],
  [127, NOT_FOUND],
  [130, INTERRUPTED],
  [134, { title: msg('Aborted'), hint: null }],
  [137, { title: msg('Killed'), hint: msg('By someone, or by the system when memory ran out.') }],
  [139, { title: SEGFAULT, hint: msg('It used memory that is not its own.') }],
  [141, { title: msg('The reader went away'), hint: null }],
  [143, { title: msg('Asked to stop'), hint: null }],
  [9009, NOT_FOUND],
  // Windows: 0xC000013A and 0xC0000005.
  [3_221_225_786, INTERRUPTED],
  [3_221_225_477, { title: SEGFAULT, hint: msg('It used memory that is not its own.') }],
]);

/** Null for 0 and for codes that mean what their program says. */
export function exitCodeMeaning(exitCode: number): ExitCodeMeaning | null {
  const known = MEANINGS.get(exitCode);
  if (known) return { title: t(known.title), hint: known.hint === null ? null : t(known.hint) };
  const signal = signalOf(exitCode);
  return signal === null
    ? null
    : { title: t('Ended by {signal}', { signal: signalName(signal) }), hint: null };
}

/** "general failure", "SIGKILL": what stands behind the number; null when nothing is known. */
export function exitCodeWords(exitCode: number): string | null {
  if (exitCode === 0) return t('success');
  if (exitCode === 1) return t('general failure');
  const signal = signalOf(exitCode);
  if (signal !== null) return signalName(signal);
  const title = MEANINGS.get(exitCode)?.title;
  return title === undefined ? null : t(title);
}
