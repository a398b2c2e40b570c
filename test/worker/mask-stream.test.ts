import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { encodingsOf } from '../../electron/worker/mask-encodings.ts';
import { createMasker, maskText } from '../../electron/worker/mask-stream.ts';

/** Few letters, so that secrets overlap each other, themselves and the text. No `*`, the mask's own. */
const letters = fc.constantFrom(
  'a',
  'b',
  'A',
  '/',
  '+',
  '"',
  '\\',
  ' ',
  '\n',
  'é',
  '€',
  '🔑',
  '\ud800',
);
const secret = fc.string({ unit: letters, minLength: 4, maxLength: 12 });
const secrets = fc.array(secret, { minLength: 1, maxLength: 4 });

/** Pieces of text between secrets, their beginnings and their encodings. */
function textWith(known: readonly string[]): fc.Arbitrary<Buffer> {
  const forms = known.flatMap((one) => encodingsOf(one));
  const begun = fc
    .tuple(fc.constantFrom(...forms), fc.nat())
    .map(([form, at]) => form.subarray(0, at % (form.length + 1)));
  const filler = fc.string({ unit: letters, maxLength: 4 }).map((text) => Buffer.from(text));
  const whole = forms.length > 0 ? [fc.constantFrom(...forms), begun] : [];
  return fc
    .array(fc.oneof(filler, ...whole), { maxLength: 12 })
    .map((parts) => Buffer.concat(parts));
}

const cases = secrets.chain((known) =>
  fc.record({
    known: fc.constant(known),
    text: textWith(known),
    cuts: fc.array(fc.nat(), { maxLength: 8 }),
  }),
);

/** Byte by byte, by the definition: whatever an occurrence covers, neighbours joined. */
function maskSlowly(text: Buffer, known: readonly string[]): string {
  const covered = new Uint8Array(text.length);
  for (const needle of known.flatMap((one) => encodingsOf(one))) {
    for (let at = text.indexOf(needle); at !== -1; at = text.indexOf(needle, at + 1)) {
      covered.fill(1, at, at + needle.length);
    }
  }
  const parts: Buffer[] = [];
  for (let at = 0; at < text.length; at++) {
    if (!covered[at]) parts.push(text.subarray(at, at + 1));
    else if (!covered[at - 1]) parts.push(Buffer.from('***'));
  }
  return Buffer.concat(parts).toString('latin1');
}

function maskInChunks(chunks: readonly Buffer[], known: readonly string[]): string {
  const masker = createMasker(known);
  const passed = chunks.map((chunk) => {
    const own = Buffer.from(chunk);
    const out = Buffer.from(masker.push(own));
    own.fill(0x21);
    return out;
  });
  return Buffer.concat([...passed, masker.end()]).toString('latin1');
}

function cut(text: Buffer, at: readonly number[]): readonly Buffer[] {
  const ends = [...new Set(at.map((n) => n % (text.length + 1))), text.length].sort(
    (a, b) => a - b,
  );
  return ends.map((end, index) => text.subarray(ends[index - 1] ?? 0, end));
}

describe('the masker', () => {
  it('masks any text in any chunks as it masks the whole, and leaves no encoding of a secret', () => {
    fc.assert(
      fc.property(cases, ({ known, text, cuts }) => {
        const expected = maskSlowly(text, known);
        expect(maskInChunks([text], known)).toBe(expected);
        expect(maskInChunks(cut(text, cuts), known)).toBe(expected);
        for (const form of known.flatMap((one) => encodingsOf(one)))
          expect(expected).not.toContain(form.toString('latin1'));
      }),
      { numRuns: 2_000 },
    );
  });

  it('masks a secret that is cut at any two points, or into single bytes', () => {
    const text = Buffer.from('Token hunter2hunter, again hunter2hunter2 and end hunter2hunt');
    const known = ['hunter2hunter', 'hunter2', 'again'];
    const expected = 'Token ***, *** *** and end ***hunt';
    for (let first = 0; first <= text.length; first++) {
      for (let second = first; second <= text.length; second++)
        expect(maskInChunks(cut(text, [first, second]), known)).toBe(expected);
    }
    expect(
      maskInChunks(
        [...text].map((byte) => Buffer.from([byte])),
        known,
      ),
    ).toBe(expected);
  });

  it('passes on at once what cannot become a secret, and holds back no more than the rest', () => {
    const masker = createMasker(['opensesame']);
    expect(masker.push(Buffer.from('a line\n')).toString()).toBe('a line\n');
    expect(masker.push(Buffer.from('a prompt: opens')).toString()).toBe('a prompt: ');
    expect(masker.push(Buffer.from('ource')).toString()).toBe('opensource');
    expect(masker.push(Buffer.from('opensesam')).toString()).toBe('');
    expect(masker.end().toString()).toBe('opensesam');
  });

  it('hands on the very bytes of a stream without secrets', () => {
    const chunk = Buffer.from([0, 255, 254, 13, 10]);
    expect(createMasker([]).push(chunk)).toBe(chunk);
    expect(createMasker(['password']).push(chunk).equals(chunk)).toBe(true);
  });

  it('begins anew after its end', () => {
    const masker = createMasker(['password']);
    masker.push(Buffer.from('a password'));
    masker.end();
    expect(masker.push(Buffer.from('password')).toString()).toBe('***');
  });

  it('masks whatever tools make of a secret', () => {
    const known = 'p"ä/s s\\w+rd>?';
    const bytes = Buffer.from(known);
    const forms = [
      JSON.stringify({ known }),
      '{"known": "p\\"\\u00e4/s s\\\\w+rd>?"}',
      '{"known":"p\\"\\u00e4\\/s s\\\\w+rd>?"}',
      `https://host/?q=${encodeURIComponent(known)}`,
      `q=${new URLSearchParams({ known })}`,
      'q=p%22%c3%a4%2fs%20s%5cw%2brd%3e%3f',
      bytes.toString('hex'),
      bytes.toString('base64'),
      bytes.toString('base64url'),
      Buffer.from(`user:${known}@`).toString('base64'),
      Buffer.from(`me:${known}\n`).toString('base64'),
      Buffer.from(`name:${known}\n`).toString('base64url'),
    ];
    for (const form of forms) expect(maskText(form, [known])).toMatch(/\*\*\*/);
    for (const form of forms.slice(0, 9))
      expect(maskText(form, [known])).not.toMatch(/p.*rd|cMOk/i);
  });

  it('masks each line of a secret of several lines, though not the shortest', () => {
    const key = '-----BEGIN KEY-----\r\nMIIEowIBAAK\r\n}\r\n-----END KEY-----\r\n';
    expect(maskText('x MIIEowIBAAK y } z', [key])).toBe('x *** y } z');
    expect(maskText(`[${key}]`, [key])).toBe('[***]');
    expect(maskText(JSON.stringify({ key }), [key])).toBe('{"key":"***"}');
  });

  it('masks base64 that is broken into lines', () => {
    const long = Array.from({ length: 40 }, (_, at) => `part${at}`).join('-');
    for (const length of [76, 64]) {
      const broken = Buffer.from(`${long}\n`)
        .toString('base64')
        .replace(new RegExp(`.{${length}}`, 'g'), '$&\n');
      expect(maskText(broken, [long]).replace(/[\n*]/g, '').length).toBeLessThan(8);
    }
  });

  it('leaves texts alone that are too short to be secrets', () => {
    expect(maskText('a, abc and', ['', 'a', 'abc'])).toBe('a, abc and');
  });
});
