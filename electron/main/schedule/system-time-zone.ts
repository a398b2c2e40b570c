/** Knows the zone the computer is in. */

let computerZone: string | undefined;

/** IANA name of the zone the computer was in at the last `refreshSystemTimeZone`. */
export function systemTimeZone(): string {
  computerZone ??= refreshSystemTimeZone();
  return computerZone;
}

/** Looks where the computer is now; asking costs as much as computing a fire time. */
export function refreshSystemTimeZone(): string {
  computerZone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  return computerZone;
}
