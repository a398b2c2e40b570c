import { expect, test } from 'vitest';

import { placeWindow } from '../../../electron/main/desktop/window-state.ts';

const laptop = { x: 0, y: 25, width: 1440, height: 875 };
const screen = { x: 1440, y: 0, width: 2560, height: 1440 };
const stored = { width: 1000, height: 700, position: { x: 1600, y: 100 }, isMaximized: false };

test('a window comes back where it was', () => {
  expect(placeWindow(stored, [laptop, screen])).toEqual(stored);
  expect(placeWindow({ ...stored, isMaximized: true }, [laptop, screen]).isMaximized).toBe(true);
});

test('a window whose display is gone is centred with its size kept', () => {
  expect(placeWindow(stored, [laptop])).toEqual({ ...stored, position: null });
});

test.each([
  ['far to the left', { x: -950, y: 100 }],
  ['below the lower edge', { x: 100, y: 890 }],
  ['above the upper edge', { x: 100, y: -300 }],
])('a title bar %s is out of reach', (_where, position) => {
  expect(placeWindow({ ...stored, position }, [laptop]).position).toBeNull();
});

test('a window half beside the display stays there', () => {
  const position = { x: -500, y: 100 };
  expect(placeWindow({ ...stored, position }, [laptop]).position).toEqual(position);
});

test('a size is kept between the smallest useful one and the largest display', () => {
  expect(placeWindow({ ...stored, width: 1, height: 1 }, [screen])).toMatchObject({
    width: 880,
    height: 560,
  });
  expect(placeWindow({ ...stored, width: 9_999, height: 9_999 }, [laptop, screen])).toMatchObject({
    width: 2560,
    height: 1440,
  });
});

test.each([undefined, null, 'x', {}, { width: 'a' }, { ...stored, width: Number.NaN }])(
  'without a usable state (%j) it has the default size in the middle',
  (state) => {
    expect(placeWindow(state, [laptop])).toEqual({
      width: 1180,
      height: 760,
      position: null,
      isMaximized: false,
    });
  },
);
