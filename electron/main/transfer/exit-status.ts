/** Reads exit codes as systemd names them (systemd.exec(5), systemd.service(5)). */

import { constants } from 'node:os';

/** Of the Linux Standard Base and of sysexits.h. */
const CODES: ReadonlyMap<string, number> = new Map(
  Object.entries({
    SUCCESS: 0,
    FAILURE: 1,
    INVALIDARGUMENT: 2,
    NOTIMPLEMENTED: 3,
    NOPERMISSION: 4,
    NOTINSTALLED: 5,
    NOTCONFIGURED: 6,
    NOTRUNNING: 7,
    USAGE: 64,
    DATAERR: 65,
    NOINPUT: 66,
    NOUSER: 67,
    NOHOST: 68,
    UNAVAILABLE: 69,
    SOFTWARE: 70,
    OSERR: 71,
    OSFILE: 72,
    CANTCREAT: 73,
    IOERR: 74,
    TEMPFAIL: 75,
    PROTOCOL: 76,
    NOPERM: 77,
    CONFIG: 78,
  }),
);

/** `75`, `TEMPFAIL`, and `SIGTERM` as a shell reports it, 143; null for what is none. */
export function readExitStatus(word: string): number | null {
  if (/^\d+$/.test(word)) return Number(word) <= 255 ? Number(word) : null;
  const signals: Readonly<Record<string, number>> = constants.signals;
  const signal = signals[word] ?? signals[`SIG${word}`];
  return CODES.get(word) ?? (signal === undefined ? null : 128 + signal);
}
