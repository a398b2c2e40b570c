/** What an exit code usually means, in words. */

import { signalName, signalOf } from '../../../electron/shared/exit-code.ts';

export interface ExitCodeMeaning {
  /** "The command reported a failure". */
  readonly title: string;
  /** What to look at; null when the title says it all. */
  readonly hint: string | null;
}

const SEGFAULT = 'Crashed';
const INTERRUPTED: ExitCodeMeaning = { title: 'Interrupted', hint: null };
const NOT_FOUND: ExitCodeMeaning = {
  title: 'Command not found',
  hint: 'A program it names is not in this task’s PATH.',
};

const MEANINGS: ReadonlyMap<number, ExitCodeMeaning> = new Map([
  [1, { title: 'The command reported a failure', hint: 'The log’s last lines say why.' }],
  [2, { title: 'Wrong use of a command', hint: 'Often a bad option.' }],
  [64, { title: 'Wrong use of a command', hint: 'Often a bad option.' }],
  [65, { title: 'Bad input data', hint: null }],
  [66, { title: 'No such input', hint: null }],
  [67, { title: 'No such user', hint: null }],
  [68, { title: 'No such host', hint: null }],
  [69, { title: 'Service not available', hint: null }],
  [70, { title: 'Fault inside the program', hint: null }],
  [71, { title: 'Fault of the system', hint: null }],
  [72, { title: 'A system file is missing', hint: null }],
  [73, { title: 'Its output could not be created', hint: null }],
  [74, { title: 'Input or output failed', hint: null }],
  [75, { title: 'Try again later', hint: null }],
  [76, { title: 'The other side broke the protocol', hint: null }],
  [77, { title: 'No permission', hint: null }],
  [78, { title: 'Bad configuration', hint: null }],
  [124, { title: '`timeout` stopped it', hint: null }],
  [126, { title: 'Not allowed', hint: 'The file may not be executable.' }],
  [127, NOT_FOUND],
  [130, INTERRUPTED],
  [134, { title: 'Aborted', hint: null }],
  [137, { title: 'Killed', hint: 'By someone, or by the system when memory ran out.' }],
  [139, { title: SEGFAULT, hint: 'It used memory that is not its own.' }],
  [141, { title: 'The reader went away', hint: null }],
  [143, { title: 'Asked to stop', hint: null }],
  [9009, NOT_FOUND],
  // Windows: 0xC000013A and 0xC0000005.
  [3_221_225_786, INTERRUPTED],
  [3_221_225_477, { title: SEGFAULT, hint: 'It used memory that is not its own.' }],
]);

/** Null for 0 and for codes that mean what their program says. */
export function exitCodeMeaning(exitCode: number): ExitCodeMeaning | null {
  const known = MEANINGS.get(exitCode);
  if (known) return known;
  const signal = signalOf(exitCode);
  return signal === null ? null : { title: `Ended by ${signalName(signal)}`, hint: null };
}

/** "general failure", "SIGKILL": what stands behind the number; null when nothing is known. */
export function exitCodeWords(exitCode: number): string | null {
  if (exitCode === 0) return 'success';
  if (exitCode === 1) return 'general failure';
  const signal = signalOf(exitCode);
  if (signal !== null) return signalName(signal);
  const title = MEANINGS.get(exitCode)?.title;
  return title === undefined ? null : title.charAt(0).toLowerCase() + title.slice(1);
}
