import { describe, expect, it } from 'vitest';

import { PeriodStore } from '../../../electron/main/store/period-store.ts';
import { openStores } from '../../helpers/open-stores.ts';

describe('lastEnd', () => {
  it('is unknown at the very first start', () => {
    const periods = new PeriodStore(openStores().database, 'app');
    expect(periods.lastEnd()).toBeNull();
    periods.open(1000);
    expect(periods.lastEnd()).toBeNull();
  });

  it('is when the period before was closed', () => {
    const { path, database } = openStores();
    const earlier = new PeriodStore(database, 'app');
    earlier.open(1000);
    earlier.close(5000);
    const periods = new PeriodStore(openStores(path).database, 'app');
    expect(periods.lastEnd()).toEqual({ endedAtMs: 5000, wasClosed: true });
    periods.open(9000);
    periods.touch(9500);
    expect(periods.lastEnd()).toEqual({ endedAtMs: 5000, wasClosed: true });
  });

  it('is when the period before was last seen, after a crash', () => {
    const { path, database } = openStores();
    const crashed = new PeriodStore(database, 'app');
    crashed.open(1000);
    crashed.touch(4000);
    const periods = new PeriodStore(openStores(path).database, 'app');
    periods.open(9000);
    expect(periods.lastEnd()).toEqual({ endedAtMs: 4000, wasClosed: false });
  });

  it('is kept for each kind of its own', () => {
    const { database } = openStores();
    const app = new PeriodStore(database, 'app');
    const awake = new PeriodStore(database, 'awake');
    app.open(1000);
    awake.open(1000);
    awake.close(2000);
    awake.open(3000);
    expect(awake.lastEnd()).toEqual({ endedAtMs: 2000, wasClosed: true });
    expect(app.lastEnd()).toBeNull();
  });

  it('is not moved by a touch or a close after the end', () => {
    const periods = new PeriodStore(openStores().database, 'app');
    periods.open(1000);
    periods.close(2000);
    periods.touch(3000);
    periods.close(4000);
    expect(periods.lastEnd()).toEqual({ endedAtMs: 2000, wasClosed: true });
  });
});

describe('an interruption', () => {
  it('ends the open period and begins another', () => {
    const { database } = openStores();
    const periods = new PeriodStore(database, 'awake');
    periods.open(1000);
    periods.interrupt(5000, 9000);
    expect(periods.lastEnd()).toEqual({ endedAtMs: 5000, wasClosed: true });
    expect(periods.isOpen).toBe(true);
  });

  it('changes nothing when the period began after it: it was noted already', () => {
    const periods = new PeriodStore(openStores().database, 'awake');
    periods.open(1000);
    periods.interrupt(5000, 9000);
    periods.interrupt(4000, 9100);
    expect(periods.lastEnd()).toEqual({ endedAtMs: 5000, wasClosed: true });
  });

  it('begins a period when only the start of the sleep was told', () => {
    const periods = new PeriodStore(openStores().database, 'awake');
    periods.open(1000);
    periods.close(5000);
    periods.interrupt(4900, 9000);
    expect(periods.isOpen).toBe(true);
    expect(periods.lastEnd()).toEqual({ endedAtMs: 5000, wasClosed: true });
  });
});
