/** A run that cannot be started, known before anything was. */

import type { ReasonCode } from '../../shared/run.ts';

export type RefusalCode = Extract<
  ReasonCode,
  'start_failed' | 'missing_secret' | 'missing_parameter'
>;

/** Becomes the run's end; its message is a sentence that names what is missing, never a value. */
export class RunRefused extends Error {
  override readonly name = 'RunRefused';
  readonly reasonCode: RefusalCode;

  constructor(reasonCode: RefusalCode, message: string) {
    super(message);
    this.reasonCode = reasonCode;
  }
}
