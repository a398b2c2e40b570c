import { describe, expect, test } from 'vitest';

import { usualWords } from '../../../renderer/views/run/run-progress.tsx';
import { stoppingWords } from '../../../renderer/views/run/stopping-words.ts';

describe('the usual duration beside a running run', () => {
  test('is named, and that it takes longer once it does', () => {
    expect(usualWords(70_000, 70_000)).toBe('usually 1 m 10 s');
    expect(usualWords(70_001, 70_000)).toBe('longer than usual, usually 1 m 10 s');
  });

  test('is left out as long as it is not known', () => {
    expect(usualWords(70_000, null)).toBeNull();
  });
});

describe('the words of a run that is stopping', () => {
  test('count down to the kill in whole seconds', () => {
    expect(stoppingWords(1_000, 10_000, 1_000)).toBe('Stopping, kill in 10 s');
    expect(stoppingWords(1_000, 10_000, 1_001)).toBe('Stopping, kill in 9 s');
    expect(stoppingWords(1_000, 10_000, 10_000)).toBe('Stopping, kill in 1 s');
    expect(stoppingWords(1_000, 10_000, 10_001)).toBe('Stopping');
    expect(stoppingWords(1_000, 10_000, 60_000)).toBe('Stopping');
  });

  test('never count from above the grace time, though the page’s clock ticks behind', () => {
    expect(stoppingWords(1_000, 10_000, 400)).toBe('Stopping, kill in 10 s');
  });

  test('leave the seconds out when somebody else stopped it', () => {
    expect(stoppingWords(null, 10_000, 5_000)).toBe('Stopping');
    expect(stoppingWords(1_000, null, 5_000)).toBe('Stopping');
  });
});
