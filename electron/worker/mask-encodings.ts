/** Every form in which a secret is looked for in output. Pure. */

import { MIN_SECRET_LENGTH } from '../shared/secret.ts';

/** Lengths of line at which common tools break base64: MIME and coreutils, PEM. */
const BASE64_LINE_LENGTHS = [76, 64];
/** A shorter rest of such a line would be found in innocent text. */
const MIN_BASE64_LINE_LENGTH = 8;

/**
 * The secret itself and each of its lines, plain, JSON-escaped, percent-encoded, in hex, and in
 * base64 wherever it stands in the encoded text. Of base64 these are the characters that the
 * secret alone decides: the one on either side may hold a few bits of it. No form is given twice.
 */
export function encodingsOf(secret: string): readonly Buffer[] {
  const lines = secret.split(/\r\n|\r|\n/).map((line) => line.trim());
  const texts = new Set<string>();
  for (const piece of new Set([secret, ...lines])) {
    if (piece.length < MIN_SECRET_LENGTH) continue;
    for (const form of formsOf(piece)) texts.add(form);
  }
  return [...texts].map((text) => Buffer.from(text));
}

function formsOf(text: string): readonly string[] {
  return [text, ...jsonForms(text), ...percentForms(text), ...hexForms(text), ...base64Forms(text)];
}

/** As JavaScript, Python (ASCII alone) and PHP (escaped slash) write it. */
function jsonForms(text: string): readonly string[] {
  const plain = JSON.stringify(text).slice(1, -1);
  const ascii = plain.replace(
    /[\u007f-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return [plain, ascii].flatMap((form) => [form, form.replaceAll('/', '\\/')]);
}

/** Tools differ in what they leave as it is, and in the case of their digits. */
function percentForms(text: string): readonly string[] {
  const wellFormed = Buffer.from(text).toString();
  const component = encodeURIComponent(wellFormed);
  const strict = component.replace(
    /[!'()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  const forms = [
    component,
    strict,
    strict.replaceAll('%2F', '/'),
    encodeURI(wellFormed),
    new URLSearchParams([['', wellFormed]]).toString().slice(1),
    Buffer.from(text).toString('hex').toUpperCase().replace(/../g, '%$&'),
  ];
  return forms.flatMap((form) => [
    form,
    form.replace(/%[0-9A-F]{2}/g, (escape) => escape.toLowerCase()),
  ]);
}

function hexForms(text: string): readonly string[] {
  const hex = Buffer.from(text).toString('hex');
  return [hex, hex.toUpperCase()];
}

function base64Forms(text: string): readonly string[] {
  const bytes = Buffer.from(text);
  const standard = [0, 1, 2].map((alignment) => base64Core(bytes, alignment));
  const [whole = ''] = standard;
  const broken = BASE64_LINE_LENGTHS.flatMap((length) => linesOf(whole, length));
  return [...standard, ...broken].flatMap((form) => [
    form,
    form.replaceAll('+', '-').replaceAll('/', '_'),
  ]);
}

/** The characters that `bytes` alone decide when so many others (modulo 3) stand before them. */
function base64Core(bytes: Buffer, alignment: number): string {
  const encoded = Buffer.concat([Buffer.alloc(alignment), bytes]).toString('base64');
  const start = Math.ceil((alignment * 8) / 6);
  return encoded.slice(start, Math.floor(((alignment + bytes.length) * 8) / 6));
}

function linesOf(text: string, length: number): readonly string[] {
  const lines: string[] = [];
  for (let at = 0; at < text.length; at += length) lines.push(text.slice(at, at + length));
  return lines.filter((line) => line.length >= MIN_BASE64_LINE_LENGTH);
}
