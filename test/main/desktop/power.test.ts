/** Sleep, shutdown and the like, as Electron's monitor reports them: twice or not at all. */

import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { Power } from '../../../electron/main/desktop/power.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance'] });
});
afterEach(() => {
  vi.useRealTimers();
});

function setUp() {
  const monitor = new EventEmitter();
  const told: string[] = [];
  const power = new Power({
    monitor,
    onSuspend: () => told.push('suspend'),
    onResume: () => told.push('resume'),
    onUnlock: () => told.push('unlock'),
    onShutdown: () => told.push('shutdown'),
  });
  power.start();
  return { monitor, told, power };
}

test('what is reported twice is told once, also right before the next change', () => {
  const { monitor, told } = setUp();
  for (const change of ['suspend', 'suspend', 'resume', 'resume', 'suspend', 'resume']) {
    monitor.emit(change);
  }
  expect(told).toEqual(['suspend', 'resume', 'suspend', 'resume']);
});

test('the same change again later is another one, whose opposite was not reported', () => {
  const { monitor, told } = setUp();
  monitor.emit('resume');
  vi.advanceTimersByTime(4_999);
  monitor.emit('resume');
  expect(told).toEqual(['resume']);
  vi.advanceTimersByTime(1);
  monitor.emit('resume');
  expect(told).toEqual(['resume', 'resume']);
});

test('a shutdown waits for CronPilot, also where no event comes with it', () => {
  const { monitor, told } = setUp();
  const event = { preventDefault: vi.fn() };
  monitor.emit('shutdown', event);
  monitor.emit('shutdown');
  expect(event.preventDefault).toHaveBeenCalledOnce();
  expect(told).toEqual(['shutdown', 'shutdown']);
});

test('unlocking is told, and nothing once it is stopped', () => {
  const { monitor, told, power } = setUp();
  monitor.emit('unlock-screen');
  expect(told).toEqual(['unlock']);
  power.stop();
  expect(monitor.eventNames()).toEqual([]);
});
