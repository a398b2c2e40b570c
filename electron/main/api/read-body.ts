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
  const { bytes, problem } = await readBytes(request, maxBytes);
  if (problem !== null) throw new AppError('invalid_input', problem);
  return bytes.length === 0 ? undefined : parseJson(bytes);
}

/** @throws AppError `invalid_input` for what is not UTF-8 or not JSON. */
export function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    throw new AppError('invalid_input', 'Expected the request to be JSON in UTF-8.', {
      cause: error,
    });
  }
}

/** With the reason as a sentence when there are more than may be. */
export async function readBytes(
  source: AsyncIterable<Uint8Array>,
  maxBytes: number,
): Promise<{ readonly bytes: Uint8Array; readonly problem: string | null }> {
  const chunks: Uint8Array[] = [];
  let byteCount = 0;
  for await (const chunk of source) {
    byteCount += chunk.length;
    if (byteCount <= maxBytes) chunks.push(chunk);
    if (byteCount > MAX_DISCARDED_BYTES) break;
  }
  if (byteCount <= maxBytes) return { bytes: Buffer.concat(chunks), problem: null };
  const limit = maxBytes.toLocaleString('en');
  const more = byteCount > MAX_DISCARDED_BYTES ? 'more than ' : '';
  const got = `${more}${byteCount.toLocaleString('en')}`;
  const problem = `Expected the request to be at most ${limit} bytes long, got ${got}.`;
  return { bytes: new Uint8Array(), problem };
}
