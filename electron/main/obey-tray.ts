/** Does what was chosen in the tray's menu. */

import { AppError } from '../shared/errors.ts';
import type { AppLog } from './app-log.ts';
import type { Desktop } from './desktop/desktop.ts';
import { pauseEndMs, type TrayCommand } from './desktop/tray-menu.ts';
import type { Engine } from './engine.ts';
import { skipNext } from './skip-next.ts';

export function obeyTray(
  command: TrayCommand,
  engine: Engine,
  desktop: Desktop,
  log: AppLog,
): void {
  try {
    switch (command.kind) {
      case 'open':
        return desktop.window.show(command.path);
      case 'run_task':
        return void engine.runService.request({
          task: engine.taskStore.get(command.taskId),
          trigger: 'manual',
        });
      case 'stop_run':
        return void engine.runService.stop(command.runId);
      case 'skip_next':
        return skipNext(command.taskId, command.fireAtMs, engine);
      case 'dismiss':
        return engine.setDismissed(command.runId, true);
      case 'pause':
        return engine.setPause({
          sinceMs: Date.now(),
          untilMs: pauseEndMs(command.choice, Date.now()),
        });
      case 'resume':
        return engine.setPause(null);
      case 'quit':
        return void desktop.requestQuit();
    }
  } catch (error) {
    // The menu was open while the run ended or the task was deleted.
    if (error instanceof AppError) log.warn(`The tray's menu: ${error.message}`);
    else throw error;
  }
}
