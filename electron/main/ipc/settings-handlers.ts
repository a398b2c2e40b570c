/** Answers the calls on CronPilot's settings. */

import type { CallHandlers } from '../../shared/ipc-contract.ts';
import type { HandlerParts } from './handler-parts.ts';

type SettingsCall = Extract<keyof CallHandlers, `settings.${string}`>;

export function settingsHandlers({ settings }: HandlerParts): Pick<CallHandlers, SettingsCall> {
  return {
    'settings.get': () => settings.get(),
    'settings.update': (patch) => settings.update(patch),
  };
}
