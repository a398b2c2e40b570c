// Draws every icon of CronPilot into resources/icons: `node scripts/make-icons.mjs`.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

import { draw, icns, ico, png } from './icons/raster.mjs';
import {
  box,
  cut,
  disc,
  intersect,
  line,
  ring,
  squircle,
  union,
  upperRight,
} from './icons/shapes.mjs';

/**
 * @typedef {import('./icons/raster.mjs').Colour} Colour
 * @typedef {import('./icons/raster.mjs').Layer} Layer
 */

const OUT = new URL('../resources/icons/', import.meta.url);

const BLACK = hex('#000000');
const WHITE = hex('#ffffff');
/** Legible on light and on dark panels, of whose colour Linux tells nothing. */
const MID_GREY = hex('#7a7a85');
const RED = hex('#d93a40');
const BLUE = hex('#1c7ce0');

/** The tray's pictures are given in a square of 24. */
const TRAY_UNITS = 24;
const STROKE = 2;
const CLOCK = ring(12, 12, 9, STROKE);
const HANDS = union(line(12, 7, 12, 12, STROKE), line(12, 12, 15.5, 14, STROKE));
const QUARTER = intersect(disc(12, 12, 6), upperRight(12, 12));
const SLASH = line(4, 20, 20, 4, STROKE);
const SLASH_GAP = line(4, 20, 20, 4, 3 * STROKE);
const BARS = union(box(8, 12, 2, 8, 1), box(16, 12, 2, 8, 1));
/** An exclamation mark around 17.5, 17.5. */
const MARK = union(line(17.5, 14, 17.5, 17.6, 2), disc(17.5, 20.6, 1.2));
const BADGE = disc(17.5, 17.5, 6);
const BADGE_GAP = disc(17.5, 17.5, 7.5);
const BADGE_RING = disc(17.5, 17.5, 6.5);
const BADGE_FILL = disc(17.5, 17.5, 5.5);
const DOT_RING = disc(18.5, 18.5, 5);
const DOT = disc(18.5, 18.5, 4);

/**
 * In one colour, which macOS replaces by its own.
 *
 * @param {() => Colour} colour
 */
function plainTray(colour) {
  return {
    Idle: [layer(union(CLOCK, HANDS), colour)],
    Running: [layer(union(CLOCK, QUARTER), colour)],
    Failing: [layer(union(cut(union(CLOCK, HANDS), BADGE_GAP), cut(BADGE, MARK)), colour)],
    Paused: [layer(BARS, colour)],
    Stopped: [layer(union(cut(union(CLOCK, HANDS), SLASH_GAP), SLASH), colour)],
  };
}

/** Linux: mid-grey, and a coloured dot inside a ring that parts it from any panel. */
function linuxTray() {
  const plain = plainTray(MID_GREY);
  return {
    ...plain,
    Running: [...plain.Running, layer(DOT_RING, WHITE), layer(DOT, BLUE)],
    Failing: [
      layer(union(CLOCK, HANDS), MID_GREY),
      layer(BADGE_RING, WHITE),
      layer(BADGE_FILL, RED),
      layer(MARK, WHITE),
    ],
  };
}

/**
 * The application's icon, in a square of 512; small ones get a larger clock and less margin.
 *
 * @type {(isSmall: boolean) => readonly Layer[]}
 */
function appIcon(isSmall) {
  const half = isSmall ? 252 : 232;
  const radius = isSmall ? 160 : 138;
  const width = isSmall ? 48 : 32;
  const hands = union(
    line(256, 256 - radius * 0.62, 256, 256, width),
    line(256, 256, 256 + radius * 0.42, 256 + radius * 0.26, width),
  );
  return [
    {
      shape: squircle(256, 256, half),
      colour: (_x, y) => mix(hex('#7376f2'), hex('#3b3eb0'), (y - 256 + half) / (2 * half)),
    },
    { shape: union(ring(256, 256, radius, width), hands), colour: WHITE },
  ];
}

function writeTrayIcons() {
  for (const [state, layers] of Object.entries(plainTray(BLACK))) {
    write(`tray/tray${state}Template.png`, png(draw(layers, 16, TRAY_UNITS)));
    write(`tray/tray${state}Template@2x.png`, png(draw(layers, 32, TRAY_UNITS)));
    write(`tray/tray${state}Template@3x.png`, png(draw(layers, 48, TRAY_UNITS)));
  }
  for (const [state, layers] of Object.entries(linuxTray())) {
    write(`tray/tray${state}.png`, png(draw(layers, 24, TRAY_UNITS)));
    write(`tray/tray${state}@2x.png`, png(draw(layers, 48, TRAY_UNITS)));
  }
  for (const [theme, colour] of Object.entries({ OnLight: hex('#1b1b20'), OnDark: WHITE })) {
    for (const [state, layers] of Object.entries(plainTray(colour))) {
      const sizes = [16, 20, 24, 32, 48].map((size) => draw(layers, size, TRAY_UNITS));
      write(`tray/tray${state}${theme}.ico`, ico(sizes));
    }
  }
}

/** Laid over the icon in the task bar of Windows. */
function writeOverlay() {
  write('overlay.png', png(draw([layer(disc(12, 12, 11), RED)], 16, TRAY_UNITS)));
}

function writeAppIcons() {
  const at = (/** @type {number} */ size) => draw(appIcon(size <= 32), size, 512);
  write('icon.png', png(at(512)));
  for (const size of [16, 24, 32, 48, 64, 128, 256, 512]) {
    write(`linux/${size}x${size}.png`, png(at(size)));
  }
  write('icon.ico', ico([16, 24, 32, 48, 64, 128, 256].map(at)));
  write('icon.icns', icns({ ic07: at(128), ic08: at(256), ic09: at(512), ic10: at(1024) }));
}

/** @type {(shape: Layer['shape'], colour: Layer['colour']) => Layer} */
function layer(shape, colour) {
  return { shape, colour };
}

/** @type {(text: string) => () => Colour} */
function hex(text) {
  const channel = (/** @type {number} */ start) =>
    Number.parseInt(text.slice(start, start + 2), 16);
  /** @type {Colour} */
  const colour = [channel(1), channel(3), channel(5), 1];
  return () => colour;
}

/** @type {(from: () => Colour, to: () => Colour, share: number) => Colour} */
function mix(from, to, share) {
  const [r1, g1, b1] = from();
  const [r2, g2, b2] = to();
  const t = Math.min(1, Math.max(0, share));
  return [r1 + (r2 - r1) * t, g1 + (g2 - g1) * t, b1 + (b2 - b1) * t, 1];
}

/** @type {(path: string, content: Buffer) => void} */
function write(path, content) {
  const file = fileURLToPath(new URL(path, OUT));
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
}

writeTrayIcons();
writeOverlay();
writeAppIcons();
