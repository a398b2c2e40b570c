/** A native menu as plain data: what the window asks the desktop to show where the user has clicked. */

import * as z from 'zod';

const itemShape = {
  /** What is answered when it is chosen. */
  id: z.string().max(100).default(''),
  /** Null draws a line. */
  label: z.string().max(500).nullable(),
  /** `Ctrl+R`: shown only, the window has the keys itself. */
  keys: z.string().max(40).optional(),
  enabled: z.boolean().default(true),
};

export const nativeMenuSchema = z.strictObject({
  items: z
    .array(
      z.strictObject({
        ...itemShape,
        submenu: z.array(z.strictObject(itemShape)).max(50).optional(),
      }),
    )
    .min(1)
    .max(50),
  /** Where, in px of the page. */
  x: z.number(),
  y: z.number(),
});

export type NativeMenu = z.output<typeof nativeMenuSchema>;
export type NativeMenuItem = NativeMenu['items'][number];
