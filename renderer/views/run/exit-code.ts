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
/** What CronPilot itself stops has not failed. */
const BY_OTHERS = msg('CronPilot did not ask for that: something else on this computer did.');
const RETRIES_HELP = msg('Attempts of its own, a while apart, help against short outages.');
const INTERRUPTED: ExitCodeMeaning = { title: msg('Interrupted'), hint: BY_OTHERS };
const NOT_FOUND: ExitCodeMeaning = {
  title: msg('Command not found'),
  hint: msg('A program it names is not in this task’s PATH.'),
};

const MEANINGS: ReadonlyMap<number, ExitCodeMeaning> = new Map([
  [1, { title: msg('The command reported a failure'), hint: msg('The log’s last lines say why.') }],
  [2, { title: msg('Wrong use of a command'), hint: msg('Often a bad option.') }],
  [64, { title: msg('Wrong use of a command'), hint: msg('Often a bad option.') }],
  [65, { title: msg('Bad input data'), hint: null }],
  [66, { title: msg('No such input'), hint: msg('A file that it reads is missing.') }],
  [67, { title: msg('No such user'), hint: null }],
  [68, { title: msg('No such host'), hint: null }],
  [69, { title: msg('Service not available'), hint: RETRIES_HELP }],
  [70, { title: msg('Fault inside the program'), hint: null }],
  [71, { title: msg('Fault of the system'), hint: null }],
  [72, { title: msg('A system file is missing'), hint: null }],
  [
    73,
    {
      title: msg('Its output could not be created'),
      hint: msg('Look at the folder that it writes to.'),
    },
  ],
  [74, { title: msg('Input or output failed'), hint: null }],
  [75, { title: msg('Try again later'), hint: RETRIES_HELP }],
  [76, { title: msg('The other side broke the protocol'), hint: null }],
  [
    77,
    {
      title: msg('No permission'),
      hint: msg('CronPilot runs tasks as you: look at what that allows.'),
    },
  ],
  [
    78,
    {
      title: msg('Bad configuration'),
      hint: msg('Look at the settings of that program; its output may name the line.'),
    },
  ],
  [
    124,
    {
      title: msg('`timeout` stopped it'),
      hint: msg('The limit stands in the command itself, not in the task.'),
    },
  ],
  [126, { title: msg('Not allowed'), hint: msg('The file may not be executable.') }],
  [127, NOT_FOUND],
  [130, INTERRUPTED],
  [
    134,
    {
      title: msg('Aborted'),
      hint: msg('It gave up on a fault of its own; its last lines may say which.'),
    },
  ],
  [137, { title: msg('Killed'), hint: msg('By someone, or by the system when memory ran out.') }],
  [139, { title: SEGFAULT, hint: msg('It used memory that is not its own.') }],
  [
    141,
    {
      title: msg('The reader went away'),
      hint: msg('What it wrote to was closed before it had written all, such as by `head`.'),
    },
  ],
  [143, { title: msg('Asked to stop'), hint: BY_OTHERS }],
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
