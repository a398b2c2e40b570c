/** Where the window was, and where it may be shown again. */

import * as z from 'zod';

export const DEFAULT_SIZE = { width: 1180, height: 760 } as const;
export const MIN_SIZE = { width: 880, height: 560 } as const;

const windowStateSchema = z.object({
  width: z.number().int(),
  height: z.number().int(),
  /** Left upper corner; null where the desktop tells none, as on Wayland. */
  position: z.object({ x: z.number().int(), y: z.number().int() }).nullable(),
  isMaximized: z.boolean(),
});

/** In device-independent pixels, of the window when it is not maximised. */
export type WindowState = Readonly<z.output<typeof windowStateSchema>>;

interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** So much of the title bar has to lie on a display for the window to be reachable. */
const VISIBLE_WIDTH = 100;
const VISIBLE_HEIGHT = 40;

/** Checks what was stored; without a usable state the window is centred at its default size. */
export function placeWindow(stored: unknown, workAreas: readonly Area[]): WindowState {
  const { success, data } = windowStateSchema.safeParse(stored);
  if (!success) return { ...DEFAULT_SIZE, position: null, isMaximized: false };
  const widest = Math.max(MIN_SIZE.width, ...workAreas.map(({ width }) => width));
  const highest = Math.max(MIN_SIZE.height, ...workAreas.map(({ height }) => height));
  const width = clamp(data.width, MIN_SIZE.width, widest);
  const height = clamp(data.height, MIN_SIZE.height, highest);
  const { position, isMaximized } = data;
  const isReachable =
    position !== null && workAreas.some((area) => isTitleBarOn(area, position, width));
  return { width, height, position: isReachable ? position : null, isMaximized };
}

function isTitleBarOn(area: Area, { x, y }: { x: number; y: number }, width: number): boolean {
  const visibleWidth = Math.min(x + width, area.x + area.width) - Math.max(x, area.x);
  return visibleWidth >= VISIBLE_WIDTH && y >= area.y && y + VISIBLE_HEIGHT <= area.y + area.height;
}

function clamp(value: number, min: number, max: number): number {
  return Math.min(max, Math.max(min, value));
}
