/** Answers the calls on CronPilot's settings. */

import { homedir } from 'node:os';

import { defaultShell } from '../../shared/default-shell.ts';
import type { CallHandlers } from '../../shared/ipc-contract.ts';
import type { programCalls } from '../../shared/program-calls.ts';
import { expandHome } from '../../shared/expand-home.ts';
import { checkProgram } from '../run/check-action.ts';
import { parseVariables } from '../run/env-file.ts';
import { findInterpreters } from './find-interpreters.ts';
import { findAnyProgram, findInterpreter, findShells } from './find-programs.ts';
import { freeSpace } from './free-space.ts';
import type { HandlerParts } from './handler-parts.ts';

type ProgramCall = keyof typeof programCalls;
type SettingsCall = Extract<keyof CallHandlers, `settings.${string}` | ProgramCall>;

export function settingsHandlers({
  settings,
  environment,
}: HandlerParts): Pick<CallHandlers, SettingsCall> {
  return {
    'settings.get': () => settings.get(),
    'environment.findProgram': ({ name }) => findAnyProgram(name, environment.path),
    'environment.freeSpace': ({ path }) => freeSpace(expandHome(path ?? '~', homedir())),
    'environment.interpreters': ({ command }) => findInterpreters(command, environment.path),
    'environment.parseVariables': ({ text }) => parseVariables(text) ?? {},
    'environment.programs': ({ scriptPath }) => ({
      defaultShell:
        settings.get().shell ??
        defaultShell(environment.loginEnv.current, process.platform === 'win32'),
      shells: findShells(environment.path),
      interpreter: scriptPath === null ? null : findInterpreter(scriptPath, environment.path),
    }),
    'settings.update': (patch) => {
      const machine = { homeDir: homedir(), path: environment.path };
      if (typeof patch.shell === 'string') checkProgram('shell', patch.shell, machine);
      return settings.update(patch);
    },
  };
}
