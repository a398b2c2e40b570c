/** The colours of programs, made readable on the log's background in both themes. */

type Rgb = readonly [number, number, number];

/** `--log-error` of the two themes, on which text is harder to read than on `--log-bg`. */
const BACKGROUNDS = { light: [253, 245, 245], dark: [29, 17, 20] } as const;
const MIN_CONTRAST = 4.5;
const STEPS = [0, 51, 102, 153, 204, 255];
const CUBE_LEVELS = [0, 95, 135, 175, 215, 255];

const NAMES = ['black', 'red', 'green', 'yellow', 'blue', 'magenta', 'cyan', 'white'];

/**
 * A CSS colour for what anser names `ansi-red`, `ansi-bright-red`, `ansi-palette-208` or
 * `ansi-truecolor`; null when it names none. Text reaches 4.5:1 in both themes.
 */
export function cssColour(name: string | null, truecolor: string | null): string | null {
  if (name === null) return null;
  if (name === 'ansi-truecolor') return truecolor === null ? null : readable(parseRgb(truecolor));
  const palette = /^ansi-palette-(\d+)$/.exec(name);
  if (palette) return paletteColour(Number(palette[1]));
  const [, bright = '', base = ''] = /^ansi-(bright-)?(\w+)$/.exec(name) ?? [];
  return NAMES.includes(base) ? `var(--ansi-${bright === '' ? '' : 'br-'}${base})` : null;
}

function paletteColour(index: number): string {
  if (index < 16) {
    return `var(--ansi-${index < 8 ? '' : 'br-'}${NAMES[index % 8] ?? 'white'})`;
  }
  if (index >= 232) {
    const grey = 8 + (index - 232) * 10;
    return readable([grey, grey, grey]);
  }
  const cube = index - 16;
  const level = (at: number) => CUBE_LEVELS[at % 6] ?? 0;
  return readable([level(Math.floor(cube / 36)), level(Math.floor(cube / 6)), level(cube)]);
}

/** One value for each theme; the page's colour scheme chooses. */
export function readable(colour: Rgb): string {
  return `light-dark(${toCss(lift(colour, BACKGROUNDS.light, 0))}, ${toCss(lift(colour, BACKGROUNDS.dark, 255))})`;
}

/** Mixes towards black or white in small steps until the contrast is enough. */
function lift(colour: Rgb, background: Rgb, towards: number): Rgb {
  for (const step of STEPS) {
    for (let part = step; part < step + 51; part += 10) {
      const mixed = colour.map((value) => Math.round(value + ((towards - value) * part) / 255));
      const [red = 0, green = 0, blue = 0] = mixed;
      if (contrast([red, green, blue], background) >= MIN_CONTRAST) return [red, green, blue];
    }
  }
  return [towards, towards, towards];
}

/** WCAG 2 contrast ratio. */
export function contrast(one: Rgb, other: Rgb): number {
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return ((high ?? 0) + 0.05) / ((low ?? 0) + 0.05);
}

function luminance(colour: Rgb): number {
  const [red = 0, green = 0, blue = 0] = colour.map((value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function parseRgb(text: string): Rgb {
  const [red = 0, green = 0, blue = 0] = text.split(',').map(Number);
  return [red, green, blue];
}

function toCss(colour: Rgb): string {
  return `rgb(${colour.join(' ')})`;
}
