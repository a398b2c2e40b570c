import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { followRequestedRoutes, showRequestedRoutes } from '../../renderer/requested-route.ts';
import { FakeCronPilot } from '../helpers/fake-cronpilot.ts';

let cronpilot: FakeCronPilot;
let stop: () => void;
beforeEach(() => {
  cronpilot = new FakeCronPilot({});
  vi.stubGlobal('window', { cronpilot });
  stop = followRequestedRoutes();
});
afterEach(() => {
  stop();
  vi.unstubAllGlobals();
});

const request = (path: string) => cronpilot.emit('route.requested', { path });

test('the last one that was asked for before is shown once somebody can', () => {
  request('/runs');
  request('/settings');
  const shown: string[] = [];
  const end = showRequestedRoutes((path) => void shown.push(path));
  expect(shown).toEqual(['/settings']);
  request('/today');
  end();
  request('/tasks');
  expect(shown).toEqual(['/settings', '/today']);
  showRequestedRoutes((path) => void shown.push(path))();
  expect(shown).toEqual(['/settings', '/today', '/tasks']);
});
