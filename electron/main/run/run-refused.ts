/** A run that cannot be started, known before anything was. */

import { WordedError } from '../../shared/errors.ts';
import type { Wording } from '../../shared/phrase.ts';
import type { ReasonCode } from '../../shared/run.ts';

export type RefusalCode = Extract<
  ReasonCode,
  'start_failed' | 'missing_secret' | 'missing_parameter'
>;

/** Becomes the run's end; its words name what is missing, never a value. */
export class RunRefused extends WordedError {
  override readonly name = 'RunRefused';
  readonly reasonCode: RefusalCode;

  constructor(reasonCode: RefusalCode, wording: Wording) {
    super(wording);
    this.reasonCode = reasonCode;
  }
}
