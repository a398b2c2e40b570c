/** Says what an exit code stands for: by the shell's rules, by sysexits, or by its program's manual. */

import { currentLocale, msg, t } from './i18n.ts';
import { programExitCodes } from './program-exit-codes.ts';

/** Codes above this carry the number of the signal that ended the process. */
const SIGNAL_BASE = 128;
const LAST_SIGNAL = 64;

interface Signal {
  readonly name: string;
  readonly words: string;
}

/** Those with the same number on Linux and macOS. */
const SIGNALS: ReadonlyMap<number, Signal> = new Map(
  (
    [
      [1, 'SIGHUP', msg('its terminal or session was closed')],
      [2, 'SIGINT', msg('it was interrupted')],
      [3, 'SIGQUIT', msg('it was told to quit')],
      [4, 'SIGILL', msg('it met an instruction that this processor does not have')],
      [5, 'SIGTRAP', msg('it met a breakpoint or a failed check')],
      [6, 'SIGABRT', msg('it gave up by itself')],
      [8, 'SIGFPE', msg('it calculated something impossible')],
      [9, 'SIGKILL', msg('it was killed, often because the memory ran out')],
      [11, 'SIGSEGV', msg('it crashed: it used memory that is not its own')],
      [13, 'SIGPIPE', msg('whoever read its output went away')],
      [14, 'SIGALRM', msg('a timer of its own ran out')],
      [15, 'SIGTERM', msg('it was asked to stop')],
      [24, 'SIGXCPU', msg('it used up its processor time')],
      [25, 'SIGXFSZ', msg('it wrote a larger file than it may')],
    ] as const
  ).map(([number, name, words]) => [number, { name, words }]),
);

const SHELL_CODES: ReadonlyMap<number, string> = new Map([
  [126, msg('a program that it names may not be executed')],
  [127, msg('a program that it names was not found')],
]);

/** Of sysexits.h, which mail tools and many scripts keep to. */
const SYSEXITS: ReadonlyMap<number, string> = new Map([
  [64, msg('its arguments were wrong')],
  [65, msg('its input was wrong')],
  [66, msg('its input is missing')],
  [67, msg('there is no such user')],
  [68, msg('there is no such host')],
  [69, msg('a service it needs is not available')],
  [70, msg('a fault inside the program')],
  [71, msg('a fault of the system')],
  [72, msg('a file of the system is missing')],
  [73, msg('its output could not be created')],
  [74, msg('reading or writing failed')],
  [75, msg('it failed for now and may succeed later')],
  [76, msg('the other side broke the protocol')],
  [77, msg('it lacks a permission')],
  [78, msg('its configuration is wrong')],
]);

/**
 * English, as it is stored with a run. A clause that follows a colon, without a full stop: "rsync transferred only a part of the files".
 *
 * @param program Name of the program that is known to have ended with it, as `programOf` tells.
 * @returns Null for 0, and where nothing more than the number is known.
 */
export function describeExitCode(exitCode: number, program: string | null): string | null {
  if (exitCode === 0) return null;
  const own = describeByProgram(exitCode, program);
  if (own !== null) return own;
  // A program with a list of its own does not keep to the common one.
  const hasOwnList = program !== null && programExitCodes.has(program);
  const common = SHELL_CODES.get(exitCode) ?? (hasOwnList ? undefined : SYSEXITS.get(exitCode));
  if (common !== undefined) return common;
  const signal = signalOf(exitCode);
  if (signal === null) return null;
  const known = SIGNALS.get(signal);
  return known ? `${known.words} (${known.name})` : `a signal ended it (number ${signal})`;
}

/** By the program's own manual alone. */
export function describeByProgram(exitCode: number, program: string | null): string | null {
  const meanings = program === null ? undefined : programExitCodes.get(program);
  const words = meanings?.[exitCode];
  return words === undefined ? null : `${program} ${words}`;
}

/** Number of the signal that an exit code stands for; null when it stands for none. */
export function signalOf(exitCode: number): number | null {
  const number = exitCode - SIGNAL_BASE;
  return number >= 1 && number <= LAST_SIGNAL ? number : null;
}

/** `SIGKILL`, or `signal 40` where the name is not the same everywhere. */
export function signalName(signal: number): string {
  return SIGNALS.get(signal)?.name ?? t('signal {signal}', { signal });
}

const STORED_REASON = /^Ended with exit code (\d+)(?:: (.+))?\.$/s;

/** What a run's row says of its exit code, in the window's language; any other reason as it is. */
export function shownReason(reason: string): string {
  const [, number, clause] = STORED_REASON.exec(reason) ?? [];
  if (number === undefined || currentLocale() === 'en') return reason;
  const exitCode = Number(number);
  return clause === undefined
    ? t('Ended with exit code {exitCode}.', { exitCode })
    : t('Ended with exit code {exitCode}: {words}.', {
        exitCode,
        words: shownClause(exitCode, clause),
      });
}

/** What `describeExitCode` told, in the window's language. */
export function shownClause(exitCode: number, clause: string): string {
  const common = SHELL_CODES.get(exitCode) ?? SYSEXITS.get(exitCode);
  if (common === clause) return t(common);
  const [program = ''] = clause.split(' ');
  const own = programExitCodes.get(program)?.[exitCode];
  if (own !== undefined && clause === `${program} ${own}`) {
    return t('{program} {words}', { program, words: t(own) });
  }
  const signal = signalOf(exitCode);
  const known = signal === null ? undefined : SIGNALS.get(signal);
  if (signal === null || !clause.endsWith(`(${known?.name ?? `number ${signal}`})`)) return clause;
  return known
    ? t('{words} ({signal})', { words: t(known.words), signal: known.name })
    : t('a signal ended it (number {signal})', { signal });
}
