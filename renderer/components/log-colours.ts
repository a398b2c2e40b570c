/** The colours of programs, made readable on the log's background in both themes. */

import { fromOklch, linear, type Rgb, toOklch } from './log-oklch.ts';

/** `--log-error` of the two themes, on which text is harder to read than on `--log-bg`. */
const BACKGROUNDS = { light: [253, 245, 245], dark: [29, 17, 20] } as const;
const MIN_CONTRAST = 4.5;
const LIGHTNESS_STEP = 0.01;
/** A program may write any number of colours. */
const MOST_KNOWN = 5000;
const CUBE_LEVELS = [0, 95, 135, 175, 215, 255];

const NAMES = ['black', 'red', 'green', 'yellow', 'blue', 'magenta', 'cyan', 'white'];

/**
 * A CSS colour for what anser names `ansi-red`, `ansi-bright-red`, `ansi-palette-208` or
 * `ansi-truecolor`; null when it names none. Text reaches 4.5:1 in both themes,
 * unless the program's colours are kept; the first 16 are the theme's own.
 */
export function cssColour(
  name: string | null,
  truecolor: string | null,
  isKept = false,
): string | null {
  if (name === null) return null;
  const show = isKept ? toCss : readable;
  if (name === 'ansi-truecolor') return truecolor === null ? null : show(parseRgb(truecolor));
  const palette = /^ansi-palette-(\d+)$/.exec(name);
  if (palette) return paletteColour(Number(palette[1]), show);
  const [, bright = '', base = ''] = /^ansi-(bright-)?(\w+)$/.exec(name) ?? [];
  return NAMES.includes(base) ? `var(--ansi-${bright === '' ? '' : 'br-'}${base})` : null;
}

function paletteColour(index: number, show: (colour: Rgb) => string): string {
  if (index < 16) {
    return `var(--ansi-${index < 8 ? '' : 'br-'}${NAMES[index % 8] ?? 'white'})`;
  }
  if (index >= 232) {
    const grey = 8 + (index - 232) * 10;
    return show([grey, grey, grey]);
  }
  const cube = index - 16;
  const level = (at: number) => CUBE_LEVELS[at % 6] ?? 0;
  return show([level(Math.floor(cube / 36)), level(Math.floor(cube / 6)), level(cube)]);
}

const known = new Map<string, string>();

/** One value for each theme; the page's colour scheme chooses. */
export function readable(colour: Rgb): string {
  const css = toCss(colour);
  let both = known.get(css);
  if (both === undefined) {
    if (known.size > MOST_KNOWN) known.clear();
    const [light, dark] = [lift(colour, BACKGROUNDS.light), lift(colour, BACKGROUNDS.dark)];
    both = `light-dark(${toCss(light)}, ${toCss(dark)})`;
    known.set(css, both);
  }
  return both;
}

/** Goes up or down in lightness alone, in small steps, until the contrast is enough. */
function lift(colour: Rgb, background: Rgb): Rgb {
  if (contrast(colour, background) >= MIN_CONTRAST) return colour;
  const by = luminance(background) > 0.5 ? -LIGHTNESS_STEP : LIGHTNESS_STEP;
  const { lightness, ...hue } = toOklch(colour);
  for (let at = lightness + by; at > 0 && at < 1; at += by) {
    const lifted = fromOklch({ lightness: at, ...hue });
    if (contrast(lifted, background) >= MIN_CONTRAST) return lifted;
  }
  return by < 0 ? [0, 0, 0] : [255, 255, 255];
}

/** WCAG 2 contrast ratio. */
export function contrast(one: Rgb, other: Rgb): number {
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return ((high ?? 0) + 0.05) / ((low ?? 0) + 0.05);
}

function luminance(colour: Rgb): number {
  const [red = 0, green = 0, blue = 0] = colour.map(linear);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function parseRgb(text: string): Rgb {
  const [red = 0, green = 0, blue = 0] = text.split(',').map(Number);
  return [red, green, blue];
}

function toCss(colour: Rgb): string {
  return `rgb(${colour.join(' ')})`;
}
