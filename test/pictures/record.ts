/** Records a page as an animated PNG, in which each frame has only what changed. */

import { crc32 } from 'node:zlib';
import type { ElectronApplication, Page } from 'playwright-core';

/** A frame is on show at least so long and at most so long, however fast this computer is. */
const MIN_MS = 80;
const MAX_MS = 1_000;
const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

interface Frame {
  readonly png: string;
  readonly atMs: number;
}

/** The part of a frame that differs from the one before it, as a PNG file in base64. */
interface Part {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly png: string;
}

/** Starts at once. Returns a function that ends the recording and answers the file. */
export async function record(app: ElectronApplication, page: Page): Promise<() => Promise<Buffer>> {
  const frames: Frame[] = [];
  const session = await page.context().newCDPSession(page);
  session.on('Page.screencastFrame', ({ data, sessionId, metadata }) => {
    const atMs = (metadata.timestamp ?? 0) * 1_000;
    if (atMs - (frames.at(-1)?.atMs ?? Number.NEGATIVE_INFINITY) < MIN_MS) frames.pop();
    frames.push({ png: data, atMs });
    void session.send('Page.screencastFrameAck', { sessionId });
  });
  await session.send('Page.startScreencast', { format: 'png' });
  return async () => {
    await session.send('Page.stopScreencast');
    const parts = await app.evaluate(
      changedParts,
      frames.map(({ png }) => png),
    );
    return encode(
      parts.flatMap((part, at) => {
        const next = frames[at + 1];
        const shownMs = (next?.atMs ?? Number.POSITIVE_INFINITY) - (frames[at]?.atMs ?? 0);
        return part ? [{ part, shownMs: Math.min(MAX_MS, shownMs) }] : [];
      }),
    );
  };
}

/** Inside Electron, which can read and cut images. Null for a frame without a change. */
function changedParts(
  { nativeImage }: Pick<typeof Electron, 'nativeImage'>,
  pngs: readonly string[],
): readonly (Part | null)[] {
  let before: Buffer | null = null;
  return pngs.map((png) => {
    const image = nativeImage.createFromBuffer(Buffer.from(png, 'base64'));
    const size = image.getSize();
    const pixels = image.toBitmap();
    const rect = { x: 0, y: 0, ...size };
    if (before) {
      const [xs, ys] = [new Set<number>(), new Set<number>()];
      for (let at = 0; at < pixels.length; at += 4) {
        if (pixels.readUInt32LE(at) === before.readUInt32LE(at)) continue;
        const pixel = at / 4;
        xs.add(pixel % size.width);
        ys.add(Math.floor(pixel / size.width));
      }
      if (xs.size === 0) return null;
      [rect.x, rect.y] = [Math.min(...xs), Math.min(...ys)];
      [rect.width, rect.height] = [Math.max(...xs) - rect.x + 1, Math.max(...ys) - rect.y + 1];
    }
    before = pixels;
    return { ...rect, png: image.crop(rect).toPNG().toString('base64') };
  });
}

/** As the PNG specification, third edition, has it: the first frame is the still picture as well. */
function encode(frames: readonly { readonly part: Part; readonly shownMs: number }[]): Buffer {
  let sequence = 0;
  const numbered = (data: Buffer) => {
    const head = Buffer.alloc(4);
    head.writeUInt32BE(sequence++);
    return Buffer.concat([head, data]);
  };
  const control = Buffer.alloc(8);
  control.writeUInt32BE(frames.length);
  const bodies = frames.flatMap(({ part, shownMs }, at) => {
    const place = Buffer.alloc(22);
    [part.width, part.height, part.x, part.y].forEach((value, index) =>
      place.writeUInt32BE(value, index * 4),
    );
    place.writeUInt16BE(Math.round(shownMs), 16);
    place.writeUInt16BE(1_000, 18);
    const head = chunk('fcTL', numbered(place));
    const data = chunksOf(part.png).filter(({ type }) => type === 'IDAT');
    return [
      head,
      ...data.map(({ body }) => (at === 0 ? chunk('IDAT', body) : chunk('fdAT', numbered(body)))),
    ];
  });
  const header = chunksOf(frames[0]?.part.png ?? '').find(({ type }) => type === 'IHDR');
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header?.body ?? Buffer.alloc(0)),
    chunk('acTL', control),
    ...bodies,
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunksOf(png: string): readonly { readonly type: string; readonly body: Buffer }[] {
  const file = Buffer.from(png, 'base64');
  const chunks: { readonly type: string; readonly body: Buffer }[] = [];
  let at = SIGNATURE.length;
  while (at < file.length) {
    const length = file.readUInt32BE(at);
    chunks.push({
      type: file.toString('latin1', at + 4, at + 8),
      body: file.subarray(at + 8, at + 8 + length),
    });
    at += length + 12;
  }
  return chunks;
}

function chunk(type: string, body: Buffer): Buffer {
  const content = Buffer.concat([Buffer.from(type, 'latin1'), body]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(body.length);
  check.writeUInt32BE(crc32(content));
  return Buffer.concat([length, content, check]);
}
