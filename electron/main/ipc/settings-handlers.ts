/** Answers the calls on CronPilot's settings. */

import { defaultShell } from '../../shared/default-shell.ts';
import type { CallHandlers } from '../../shared/ipc-contract.ts';
import { findInterpreter, findShells } from './find-programs.ts';
import type { HandlerParts } from './handler-parts.ts';

type SettingsCall = Extract<keyof CallHandlers, `settings.${string}` | 'environment.programs'>;

export function settingsHandlers({
  settings,
  environment,
}: HandlerParts): Pick<CallHandlers, SettingsCall> {
  return {
    'settings.get': () => settings.get(),
    'environment.programs': ({ scriptPath }) => ({
      defaultShell:
        settings.get().shell ??
        defaultShell(environment.loginEnv.current, process.platform === 'win32'),
      shells: findShells(environment.path),
      interpreter: scriptPath === null ? null : findInterpreter(scriptPath, environment.path),
    }),
    'settings.update': (patch) => settings.update(patch),
  };
}
