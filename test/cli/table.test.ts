import { describe, expect, test } from 'vitest';
import { formatRows, formatTable } from '../../electron/cli/table.ts';

describe('formatTable', () => {
  test('lines columns up, also beside wide characters', () => {
    const rows = [
      ['日本語', 'a'],
      ['x', 'b'],
    ];
    expect(formatTable(['NAME', 'Z'], rows, { colours: false })).toBe(
      'NAME    Z\n日本語  a\nx       b',
    );
  });

  test('is as wide as its titles, without blanks at the ends, and with a dim head on a terminal', () => {
    const rows = [
      ['🙂', ''],
      ['a', 'b'],
    ];
    expect(formatTable(['TITLE', 'Z'], rows, { colours: true })).toBe(
      '\u001b[2mTITLE  Z\u001b[22m\n🙂\na      b',
    );
    expect(
      formatTable(
        ['N', 'Z'],
        [
          ['🙂', 'x'],
          ['é', 'y'],
        ],
        { colours: false },
      ),
    ).toBe('N   Z\n🙂  x\né   y');
  });

  test('cuts its widest columns where a terminal is too narrow, and gives up where that is no help', () => {
    const rows = [
      ['#1', 'Back up the photos', 'Every day at 02:30'],
      ['#2', '日本語のタスク名です', 'Never'],
    ];
    const fitted = formatTable(['ID', 'TASK', 'SCHEDULE'], rows, { colours: false, columns: 30 });
    expect(fitted).toBe(
      'ID  TASK          SCHEDULE\n#1  Back up the…  Every day a…\n#2  日本語のタ…   Never',
    );
    const wide = formatTable(['ID', 'TASK', 'SCHEDULE'], rows, { colours: false });
    for (const columns of [10, 44, null])
      expect(formatTable(['ID', 'TASK', 'SCHEDULE'], rows, { colours: false, columns })).toBe(wide);
  });

  test('lets no control character of a name reach the terminal', () => {
    const text = formatTable(['N'], [['\u001b[2Jgone\u001b]0;title\u0007\r\nx\u009b']], {
      colours: true,
    });
    expect(text.split('\n').slice(1).join('\n')).toMatch(/^gone[ x]*$/);
  });

  test('lines up a hundred thousand rows', () => {
    const rows = Array.from({ length: 100_000 }, (_, index) => [String(index), 'x']);
    expect(formatTable(['N', 'X'], rows, { colours: false }).length).toBeGreaterThan(600_000);
  });
});

test('rows without a header are set in', () => {
  expect(
    formatRows([
      ['a', 'b'],
      ['ccc', 'd'],
    ]),
  ).toBe('  a    b\n  ccc  d');
});
