/** Encrypts texts under a key: AES-256-GCM, each with a nonce of its own. */

import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';

import type { SecretProtection } from '../../shared/secret.ts';

export interface SecretBox {
  /** How the key is kept. */
  readonly protection: Exclude<SecretProtection, 'none'>;
  /** @param purpose The same is needed to decrypt, so that nobody can swap two ciphers. */
  encrypt(text: string, purpose: string): Uint8Array;
  /** @throws Error when it was encrypted by another key or for another purpose, or was changed. */
  decrypt(cipher: Uint8Array, purpose: string): string;
}

export const KEY_BYTES = 32;
const KEY_ID_BYTES = 8;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const ALGORITHM = 'aes-256-gcm';

/** @param key of 32 random bytes */
export function createBox(key: Buffer, protection: SecretBox['protection']): SecretBox {
  const keyId = createHash('sha256').update(key).digest().subarray(0, KEY_ID_BYTES);
  return {
    protection,
    encrypt: (text, purpose) => {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv(ALGORITHM, key, nonce).setAAD(Buffer.from(purpose));
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([keyId, nonce, cipher.getAuthTag(), body]);
    },
    decrypt: (bytes, purpose) => {
      const parts = split(Buffer.from(bytes));
      if (!parts.keyId.equals(keyId)) throw new Error('It was encrypted with another key');
      const decipher = createDecipheriv(ALGORITHM, key, parts.nonce, { authTagLength: TAG_BYTES })
        .setAAD(Buffer.from(purpose))
        .setAuthTag(parts.tag);
      return Buffer.concat([decipher.update(parts.body), decipher.final()]).toString();
    },
  };
}

function split(bytes: Buffer) {
  const [nonceAt, tagAt, bodyAt] = [
    KEY_ID_BYTES,
    KEY_ID_BYTES + NONCE_BYTES,
    KEY_ID_BYTES + NONCE_BYTES + TAG_BYTES,
  ];
  return {
    keyId: bytes.subarray(0, nonceAt),
    nonce: bytes.subarray(nonceAt, tagAt),
    tag: bytes.subarray(tagAt, bodyAt),
    body: bytes.subarray(bodyAt),
  };
}
