/** The body of an answer as it was meant: decompressed, in pieces. */

import { pipeline, type Readable, type Transform } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';

const DECODERS: ReadonlyMap<string, () => Transform> = new Map([
  ['gzip', () => createGunzip()],
  ['x-gzip', () => createGunzip()],
  ['deflate', () => createInflate()],
  ['br', () => createBrotliDecompress()],
]);

/**
 * @param contentEncoding as in the header; what is not known is left as it is
 * @returns a stream that fails where a piece of the chain does
 */
export function decodedBody(body: Readable, contentEncoding: string | undefined): Readable {
  const encodings = (contentEncoding ?? '').toLowerCase().split(',').reverse();
  let stream: Readable = body;
  for (const encoding of encodings) {
    const decoder = DECODERS.get(encoding.trim())?.();
    // An error destroys both ends; whoever reads the last one hears of it.
    if (decoder) stream = pipeline(stream, decoder, () => {});
  }
  return stream;
}
