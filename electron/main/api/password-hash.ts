/** Turns passwords and tokens into scrypt hashes, and tells whether one fits. */

import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

/** 32 MiB and three passes, as OWASP's cheat sheet on storing passwords asks for. */
const COST = { N: 2 ** 15, r: 8, p: 3, maxmem: 64 * 1024 * 1024 };
const HASH_BYTES = 32;

const hashOf = promisify<string, Uint8Array, number, typeof COST, Buffer>(scrypt);

/** Salt and hash, base64url, with a dot between. */
export async function hashSecret(secret: string): Promise<string> {
  const salt = randomBytes(16);
  const hash = await hashOf(secret, salt, HASH_BYTES, COST);
  return `${salt.toString('base64url')}.${hash.toString('base64url')}`;
}

/** Takes as long when there is no hash to compare with, so that the time does not tell. */
export async function fitsHash(secret: string, stored: string | null): Promise<boolean> {
  const [salt = '', hash = ''] = stored?.split('.') ?? [];
  const expected = Buffer.from(hash, 'base64url');
  const actual = await hashOf(secret, Buffer.from(salt, 'base64url'), HASH_BYTES, COST);
  return expected.length === HASH_BYTES && timingSafeEqual(actual, expected);
}
