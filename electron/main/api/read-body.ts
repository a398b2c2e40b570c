/** Reads the JSON body of a request, within limits. */

import type { IncomingMessage } from 'node:http';

import { AppError } from '../../shared/errors.ts';

/** Far above the largest task; what is longer is an accident. */
export const MAX_BODY_BYTES = 2 * 1024 * 1024;
/** A longer body is read to its end, so that its sender gets to see the refusal, but only up to here. */
const MAX_DISCARDED_BYTES = 64 * 1024 * 1024;

/**
 * An empty body is `undefined`.
 * @throws AppError `invalid_input` for what is too long, not UTF-8 or not JSON.
 */
export async function readJsonBody(
  request: IncomingMessage,
  maxBytes = MAX_BODY_BYTES,
): Promise<unknown> {
  const bytes = await readBytes(request, maxBytes);
  if (bytes.length === 0) return undefined;
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    throw new AppError('invalid_input', 'Expected the request to be JSON in UTF-8.', {
      cause: error,
    });
  }
}

async function readBytes(request: IncomingMessage, maxBytes: number): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let byteCount = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    byteCount += chunk.length;
    if (byteCount <= maxBytes) chunks.push(chunk);
    if (byteCount > MAX_DISCARDED_BYTES) break;
  }
  if (byteCount <= maxBytes) return Buffer.concat(chunks);
  throw new AppError(
    'invalid_input',
    `Expected the request to be at most ${maxBytes.toLocaleString('en')} bytes long, got ${
      byteCount > MAX_DISCARDED_BYTES ? 'more than ' : ''
    }${byteCount.toLocaleString('en')}.`,
  );
}
