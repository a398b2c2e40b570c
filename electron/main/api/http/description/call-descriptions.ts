/** All calls of the contract that have an address: leaving one out does not compile. */

import type { DescribedCall, PublicCall } from './described.ts';
import { runCalls } from './run-calls.ts';
import { stateCalls } from './state-calls.ts';
import { taskCalls } from './task-calls.ts';
import { transferCalls } from './transfer-calls.ts';

export const callDescriptions: { readonly [N in PublicCall]: DescribedCall<N> } = {
  ...taskCalls,
  ...runCalls,
  ...stateCalls,
  ...transferCalls,
};
