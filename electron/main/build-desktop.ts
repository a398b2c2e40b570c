/** Builds the desktop on the engine: what it shows, and whom it tells what the user does. */

import type { Status } from '../shared/status.ts';
import type { AppLog } from './app-log.ts';
import type { QuitFacts } from './desktop/decide-quit.ts';
import { Desktop } from './desktop/desktop.ts';
import type { Engine } from './engine.ts';
import type { Publisher } from './ipc/publish.ts';
import { inUserLanguage } from './language.ts';
import { closedNotice, obeyNotice } from './obey-notice.ts';
import { obeyTray } from './obey-tray.ts';
import type { SettingsStore } from './settings.ts';
import { unlessRefused } from './unless-refused.ts';

interface DesktopParts {
  readonly engine: Engine;
  readonly settings: SettingsStore;
  readonly publisher: Publisher;
  readonly status: () => Status;
  readonly log: AppLog;
  readonly appDir: string;
  readonly homeDir: string;
}

export function buildDesktop(parts: DesktopParts): Desktop {
  const { engine, settings, publisher, status, log, ...dirs } = parts;
  const desktop: Desktop = new Desktop({
    ...dirs,
    settings: () => settings.get(),
    status,
    loadWindowState: () => settings.windowState(),
    saveWindowState: (state) => unlessRefused(() => settings.setWindowState(state), log),
    onTrayCommand: (command) => obeyTray(command, engine, desktop, log),
    onTrayAvailable: () => publisher.statusChanged(),
    onRoute: (path) => publisher.routeRequested(path),
    onNotice: (notice) => publisher.noticeRaised(notice),
    onNoticeButton: (buttonId, text) =>
      inUserLanguage(() => obeyNotice(buttonId, text, { engine, desktop, log })),
    onWindowClosed: () => tellAboutClosing(settings, desktop, log),
    onUnlock: () => engine.triggers.unlocked(),
    onPowerChange: (change) => {
      engine.powerChanged(change);
      if (change === 'resume') void engine.refreshEnvironment();
    },
    quitFacts: () => quitFacts(engine, status()),
    // Asked after each change, for which the whole status takes too long.
    wantsAwake: () =>
      engine.runService.active.running.some((runId) => {
        const { taskId } = engine.runStore.get(runId);
        return engine.taskStore.get(taskId).keepAwake;
      }),
    log: (text) => log.warn(text),
  });
  return desktop;
}

/** Runs go on without CronPilot, but for those that were started to end with it. */
function quitFacts({ runStore }: Engine, { running, next }: Status): QuitFacts {
  const ending = running.filter(({ id }) => runStore.launchOf(id)?.spec.stopWithApp);
  return { running, ending: new Set(ending.map(({ id }) => id)), next, nowMs: Date.now() };
}

/** Once: what closing the window means. */
function tellAboutClosing(settings: SettingsStore, desktop: Desktop, log: AppLog): void {
  if (settings.get().toldAboutClosing) return;
  unlessRefused(() => settings.update({ toldAboutClosing: true }), log);
  desktop.notify(inUserLanguage(closedNotice));
}
