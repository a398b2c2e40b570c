/** Answers the calls on messages to the user and on tasks that are muted. */

import type { CallHandlers } from '../../shared/ipc-contract.ts';
import type { HandlerParts } from './handler-parts.ts';

type AlertCall = Extract<keyof CallHandlers, `alerts.${string}`>;

export function alertHandlers({ alerts }: HandlerParts): Pick<CallHandlers, AlertCall> {
  return {
    'alerts.messages': () => alerts.messages(),
    'alerts.retry': ({ messageId }) => alerts.retry(messageId),
    'alerts.discard': ({ messageId }) => alerts.discard(messageId),
    'alerts.test': ({ channel }) => alerts.test(channel),
    'alerts.mutes': () => alerts.mutes(),
    'alerts.mute': ({ taskId, untilMs }) => alerts.mute(taskId, untilMs),
  };
}
