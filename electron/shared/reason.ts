/** Why a run is in its state: English in its row, with what says it in another language beside it. */

import { shownReason } from './exit-code.ts';
import { currentLocale } from './i18n.ts';
import { say, sayEnglish, type Wording } from './phrase.ts';
import type { Run } from './run.ts';

export type Told = Pick<Run, 'reason' | 'reasonWording'>;

export function because(wording: Wording): Told {
  return {
    reason: sayEnglish(wording),
    reasonWording: typeof wording === 'string' ? null : wording,
  };
}

/** In the language of whoever reads it; English where the row is of an older version. */
export function reasonOf({ reason, reasonWording }: Told): string | null {
  if (reason === null || currentLocale() === 'en') return reason;
  // An older CronPilot, or a repair of the database, changes the reason alone.
  const isSame = reasonWording !== null && sayEnglish(reasonWording) === reason;
  return isSame ? say(reasonWording) : shownReason(reason);
}
