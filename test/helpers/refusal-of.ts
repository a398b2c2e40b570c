/** What a run that was not started says of it, in English. */

import { sayEnglish } from '../../electron/shared/phrase.ts';
import type { RunEnd } from '../../electron/shared/worker-protocol.ts';

export function refusalOf(end: RunEnd): string {
  if (end.kind !== 'start_failed')
    throw new Error(`Expected a refusal, got ${JSON.stringify(end)}`);
  return sayEnglish(end.message);
}
