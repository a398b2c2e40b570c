// Draws layers of shapes into pixels and packs pixels as PNG, ICO and ICNS, for make-icons.mjs.
import { crc32, deflateSync } from 'node:zlib';

/** Samples along one side of a pixel. */
const SAMPLES = 4;

/**
 * Red, green, blue (0 to 255) and opacity (0 to 1).
 *
 * @typedef {readonly [number, number, number, number]} Colour
 * @typedef {{
 *   readonly shape: import('./shapes.mjs').Shape,
 *   readonly colour: (x: number, y: number) => Colour,
 * }} Layer
 * @typedef {{ readonly pixels: Buffer, readonly sizePx: number }} Image Square, straight RGBA.
 */

/**
 * Draws layers, the first one lowest, that are given in a square of `units`.
 *
 * @type {(layers: readonly Layer[], sizePx: number, units: number) => Image}
 */
export function draw(layers, sizePx, units) {
  const pixels = Buffer.alloc(sizePx * sizePx * 4);
  for (let row = 0; row < sizePx; row += 1) {
    for (let column = 0; column < sizePx; column += 1) {
      pixels.set(blend(layers, column, row, units / sizePx), (row * sizePx + column) * 4);
    }
  }
  return { pixels, sizePx };
}

/** @type {(layers: readonly Layer[], column: number, row: number, scale: number) => readonly number[]} */
function blend(layers, column, row, scale) {
  let [red, green, blue, alpha] = [0, 0, 0, 0];
  for (let sample = 0; sample < SAMPLES * SAMPLES; sample += 1) {
    const x = (column + ((sample % SAMPLES) + 0.5) / SAMPLES) * scale;
    const y = (row + (Math.floor(sample / SAMPLES) + 0.5) / SAMPLES) * scale;
    const [r, g, b, a] = colourAt(layers, x, y, scale / SAMPLES);
    red += r * a;
    green += g * a;
    blue += b * a;
    alpha += a;
  }
  if (alpha === 0) return [0, 0, 0, 0];
  const opacity = Math.round((alpha / (SAMPLES * SAMPLES)) * 255);
  return [Math.round(red / alpha), Math.round(green / alpha), Math.round(blue / alpha), opacity];
}

/** @type {(layers: readonly Layer[], x: number, y: number, sampleSize: number) => Colour} */
function colourAt(layers, x, y, sampleSize) {
  let [red, green, blue, alpha] = [0, 0, 0, 0];
  for (const { shape, colour } of layers) {
    const coverage = Math.min(1, Math.max(0, 0.5 - shape(x, y) / sampleSize));
    if (coverage === 0) continue;
    const [r, g, b, a] = colour(x, y);
    const over = a * coverage;
    const kept = alpha * (1 - over);
    const sum = over + kept;
    if (sum === 0) continue;
    red = (r * over + red * kept) / sum;
    green = (g * over + green * kept) / sum;
    blue = (b * over + blue * kept) / sum;
    alpha = sum;
  }
  return [red, green, blue, alpha];
}

/** @type {(image: Image) => Buffer} */
export function png({ pixels, sizePx }) {
  const lines = Buffer.alloc(sizePx * (sizePx * 4 + 1));
  for (let row = 0; row < sizePx; row += 1) {
    pixels.copy(lines, row * (sizePx * 4 + 1) + 1, row * sizePx * 4, (row + 1) * sizePx * 4);
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(sizePx, 0);
  header.writeUInt32BE(sizePx, 4);
  header.set([8, 6, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    pngChunk('IHDR', header),
    pngChunk('IDAT', deflateSync(lines, { level: 9 })),
    pngChunk('IEND', Buffer.alloc(0)),
  ]);
}

/** @type {(type: string, content: Buffer) => Buffer} */
function pngChunk(type, content) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), content]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(content.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}

/**
 * A Windows icon; holds PNG pictures, as Windows reads them since Vista.
 *
 * @type {(images: readonly Image[]) => Buffer}
 */
export function ico(images) {
  const files = images.map((image) => ({ sizePx: image.sizePx, content: png(image) }));
  const head = Buffer.alloc(6 + 16 * files.length);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(files.length, 4);
  let offset = head.length;
  files.forEach(({ sizePx, content }, index) => {
    const entry = 6 + 16 * index;
    head.set([sizePx % 256, sizePx % 256, 0, 0, 1, 0, 32, 0], entry);
    head.writeUInt32LE(content.length, entry + 8);
    head.writeUInt32LE(offset, entry + 12);
    offset += content.length;
  });
  return Buffer.concat([head, ...files.map(({ content }) => content)]);
}

/**
 * A macOS icon; `images` by their four-letter types, such as `ic09` for 512 px.
 *
 * @type {(images: Readonly<Record<string, Image>>) => Buffer}
 */
export function icns(images) {
  const chunks = Object.entries(images).map(([type, image]) => icnsChunk(type, png(image)));
  return icnsChunk('icns', Buffer.concat(chunks));
}

/** @type {(type: string, content: Buffer) => Buffer} */
function icnsChunk(type, content) {
  const head = Buffer.alloc(8);
  head.write(type, 0, 'latin1');
  head.writeUInt32BE(content.length + 8, 4);
  return Buffer.concat([head, content]);
}
