/** The calls on messages to the user and on tasks that are muted. */

import * as z from 'zod';

import { expects } from './expectation.ts';
import { alertChannels, type AlertMessage, type ChannelTest, type TaskMute } from './alerts.ts';
import { call } from './call-spec.ts';
import { nothing, wholeNumber } from './field.ts';

const id = (what: string) => wholeNumber(1, Number.MAX_SAFE_INTEGER, what);
const messageRef = z.strictObject({ messageId: id(expects('the number of a message')) });

export const alertCalls = {
  /** Messages that have failed at least once, newest first. */
  'alerts.messages': call(nothing).returns<readonly AlertMessage[]>(),
  /** At once, and as often again as if it were new. */
  'alerts.retry': call(messageRef).returns<void>(),
  'alerts.discard': call(messageRef).returns<void>(),
  /** Sends a message to the default recipients; answers once it has arrived or failed. */
  'alerts.test': call(z.strictObject({ channel: z.enum(alertChannels) })).returns<ChannelTest>(),
  /** Tasks of which nothing is told for a while, soonest end first. */
  'alerts.mutes': call(nothing).returns<readonly TaskMute[]>(),
  /** Null ends it. */
  'alerts.mute': call(
    z.strictObject({
      taskId: id(expects('the number of a task')),
      untilMs: wholeNumber(
        1,
        8_640_000_000_000_000,
        expects('a time that a calendar has'),
      ).nullable(),
    }),
  ).returns<void>(),
} as const;
