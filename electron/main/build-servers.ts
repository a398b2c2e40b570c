/** Builds what others reach CronPilot by: the private control socket and the HTTP API. */

import { join } from 'node:path';
import { app } from 'electron';

import { ControlServer, type ControlServerOptions } from './api/control-server.ts';
import type { ReceiveHook } from './api/hook-route.ts';
import { LocalApi } from './api/local-api.ts';
import type { AppLog } from './app-log.ts';
import { panelFile } from './desktop/page-files.ts';
import type { Engine } from './engine.ts';
import type { Publisher } from './ipc/publish.ts';
import type { Paths } from './paths.ts';

interface ServerParts extends Pick<ControlServerOptions, 'call'> {
  readonly engine: Engine;
  readonly paths: Paths;
  readonly publisher: Publisher;
  readonly appDir: string;
  readonly log: AppLog;
}

/** Neither is started. */
export function buildServers({ engine, paths, publisher, appDir, log, call }: ServerParts) {
  const subscribe: ControlServerOptions['subscribe'] = (listener) => publisher.subscribe(listener);
  const receiveHook: ReceiveHook = (token, body) => engine.triggers.webhooks.receive(token, body);
  const controlServer = new ControlServer({
    socketPath: paths.socketPath,
    call,
    subscribe,
    receiveHook,
    onBug: (error) => log.error('The control socket failed', error),
  });
  const pageDir = join(appDir, 'dist/renderer');
  const localApi = new LocalApi({
    filePath: paths.apiFilePath,
    version: app.getVersion(),
    call,
    subscribe,
    receiveHook,
    pageFile: (pathname) => panelFile(pathname, pageDir),
    onChanged: () => publisher.statusChanged(),
    log: (line) => log.info(line),
    onBug: (error) => log.error('The API failed', error),
    now: Date.now,
  });
  return { controlServer, localApi };
}
