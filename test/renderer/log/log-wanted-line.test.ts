/** How the line of a link is come by. */

import { expect, test } from 'vitest';

import type { LogSnapshot } from '../../../renderer/components/log-reader.ts';
import { decideWantedLine } from '../../../renderer/components/log-wanted-line.ts';

const LOG: LogSnapshot = {
  state: 'ready',
  error: null,
  isFollowing: true,
  totalBytes: 1000,
  startBytes: 0,
  endBytes: 1000,
  lineCount: 200,
  firstKey: -150,
  originKey: -150,
  openedKey: null,
};

test.each<[string, Partial<LogSnapshot>, number, object]>([
  ['is shown where it is', {}, 120, { kind: 'show', key: -31 }],
  ['may be the last one', {}, 200, { kind: 'show', key: 49 }],
  ['waits for the log', { state: 'loading' }, 1, { kind: 'wait' }],
  [
    'is looked for in the file while lines have no numbers',
    { originKey: null, startBytes: 9 },
    1,
    { kind: 'load' },
  ],
  ['may be in what is not loaded', { totalBytes: 2000 }, 201, { kind: 'load' }],
  ['is not there', {}, 201, { kind: 'give-up', reason: 'The log has no line 201.' }],
])('a line %s', (_, change, line, step) => {
  expect(decideWantedLine({ ...LOG, ...change }, line)).toEqual(step);
});
