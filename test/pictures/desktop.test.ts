/** Takes the pictures of CronPilot outside its window: the tray's menu, and a notification. */

import { fileURLToPath } from 'node:url';
import { test } from 'vitest';

import { tempDir } from '../helpers/temp-dir.ts';
import { until } from '../helpers/until.ts';
import { launchPictured } from './launch-pictured.ts';
import { missingDesktop, startPanel } from './panel.ts';
import { REPORT } from './seed-tasks.ts';

const dir = fileURLToPath(new URL('../../docs/pictures/', import.meta.url));
const missing = missingDesktop();
const how = missing === null ? '' : ` (needs a desktop: ${missing})`;

test.skipIf(missing !== null)(`the tray and the notifications are pictured${how}`, async () => {
  const panel = await startPanel(tempDir());
  const { call, launched, taskIds } = await launchPictured({ env: panel.env });
  await until(async () => (await call('status.get')).trayAvailable, 'the tray');
  await launched.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.minimize());
  await call('runs.start', { taskId: taskIds.get(REPORT) ?? 0 });
  await panel.notified();
  await panel.shoot(`${dir}notification.png`);
  // The tray is drawn at most once a second.
  const drawnMs = performance.now() + 1_500;
  await until(() => performance.now() > drawnMs, 'the tray to show the failure');
  await panel.openTrayMenu();
  await panel.shoot(`${dir}tray.png`);
});
