/** The calls on places in a log: where a text, a line or a time is in it. */

import * as z from 'zod';

import { expects } from './expectation.ts';
import { call } from './call-spec.ts';
import { wholeNumber } from './field.ts';
import type { LogLinePlace, LogMatches, LogTime } from './log-query.ts';
import { logQuerySchema } from './log-schemas.ts';

const runId = wholeNumber(1, Number.MAX_SAFE_INTEGER, expects('the number of a run'));
const runRef = z.strictObject({ runId });

export const logPlaceCalls = {
  /** Where a text is in a run's log; null when the file is gone. A newer search ends an older one. */
  'logs.find': call(z.strictObject({ runId, query: logQuerySchema })).returns<LogMatches | null>(),
  /** The line in which a byte of the log lies, and the byte at which a line starts; null for none. */
  'logs.lineAt': call(
    z.strictObject({ runId, offsetBytes: z.number().int().min(0) }),
  ).returns<LogLinePlace | null>(),
  'logs.findLine': call(
    z.strictObject({
      runId,
      line: wholeNumber(1, Number.MAX_SAFE_INTEGER, expects('the number of a line')),
    }),
  ).returns<LogLinePlace | null>(),
  /** When which part of the log was written, by time; empty when that is not known. */
  'logs.times': call(runRef).returns<readonly LogTime[]>(),
} as const;
