/** Colours by lightness, chroma and hue as the eye sees them (OKLCH, Björn Ottosson 2020). */

/** 0 to 255. */
export type Rgb = readonly [number, number, number];

export interface Oklch {
  /** 0 to 1. */
  readonly lightness: number;
  readonly a: number;
  readonly b: number;
}

const CHROMA_STEPS = 20;

export function toOklch(colour: Rgb): Oklch {
  const [red = 0, green = 0, blue = 0] = colour.map(linear);
  const long = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue);
  const medium = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue);
  const short = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue);
  return {
    lightness: 0.2104542553 * long + 0.793617785 * medium - 0.0040720468 * short,
    a: 1.9779984951 * long - 2.428592205 * medium + 0.4505937099 * short,
    b: 0.0259040371 * long + 0.7827717662 * medium - 0.808675766 * short,
  };
}

/** With less chroma where a screen has no such colour. */
export function fromOklch({ lightness, a, b }: Oklch): Rgb {
  for (let step = CHROMA_STEPS; step > 0; step -= 1) {
    const part = step / CHROMA_STEPS;
    const parts = toLinear(lightness, a * part, b * part);
    if (parts.every((value) => value >= -0.001 && value <= 1.001)) return encoded(parts);
  }
  return encoded(toLinear(lightness, 0, 0));
}

/** One part of sRGB, 0 to 255, as an amount of light, 0 to 1. */
export function linear(value: number): number {
  const part = value / 255;
  return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
}

function toLinear(lightness: number, a: number, b: number): Rgb {
  const long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const short = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
    -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
    -0.0041960863 * long - 0.7034186147 * medium + 1.707614701 * short,
  ];
}

function encoded(parts: Rgb): Rgb {
  const [red = 0, green = 0, blue = 0] = parts.map((part) => {
    const value = Math.min(1, Math.max(0, part));
    const light = value <= 0.0031308 ? 12.92 * value : 1.055 * value ** (1 / 2.4) - 0.055;
    return Math.round(light * 255);
  });
  return [red, green, blue];
}
