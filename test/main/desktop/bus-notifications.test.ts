import { onTestFinished, expect, test } from 'vitest';

import { BusNotifications } from '../../../electron/main/desktop/bus-notifications.ts';
import type { NotificationText } from '../../../electron/main/desktop/notifications.ts';
import { startBus } from '../../helpers/dbus-broker.ts';
import { NotifyHost } from '../../helpers/notify-host.ts';
import { until } from '../../helpers/until.ts';

const TEXT: NotificationText = {
  key: 'failed',
  supersedes: [],
  title: 'Backup failed',
  body: '',
  taskId: 1,
  runId: 2,
  actions: [{ id: 'run_again', label: 'Run again' }],
};

test('a button that is pressed before the desktop has told the id is obeyed', async () => {
  const bus = await startBus();
  const host = await NotifyHost.start(bus.address);
  host.onShown = (notification) => host.press(notification, 'Run again');
  const pressed: unknown[] = [];
  const notifications = new BusNotifications(
    {
      onClick: () => undefined,
      onAction: (actionId, text) => pressed.push([actionId, text]),
      onFailed: () => undefined,
      isSilent: () => false,
      iconPath: '',
      log: () => undefined,
    },
    bus.address,
  );
  onTestFinished(async () => {
    notifications.stop();
    await host.close();
    await bus.close();
  });
  notifications.start();
  notifications.show(TEXT);
  await until(() => pressed.length > 0, 'the button');
  expect(pressed).toEqual([['run_again', TEXT]]);
});
