import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nameOf, onDisk, shownPath } from '../../../electron/main/trigger/path-bytes.ts';

test('every name is found again on the disk, and shown as the system would', () => {
  const plain = fc.string({ unit: 'grapheme' }).map((text) => Buffer.from(text));
  const mixed = fc.array(fc.oneof(fc.uint8Array(), plain)).map((parts) => Buffer.concat(parts));
  fc.assert(
    fc.property(mixed, (bytes) => {
      const name = nameOf(bytes);
      expect(Buffer.from(onDisk(name) as string)).toEqual(bytes);
      expect(shownPath(name)).toBe(bytes.toString());
    }),
  );
});

test('a name in UTF-8 is itself', () => {
  expect(nameOf(Buffer.from('Größe 😀'))).toBe('Größe 😀');
  expect(onDisk('Größe 😀')).toBe('Größe 😀');
});
