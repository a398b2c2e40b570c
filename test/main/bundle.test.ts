import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

import { beforeEach, expect, test } from 'vitest';

import { Bundle, type CompiledCode } from '../../electron/main/bundle.ts';
import { tempDir } from '../helpers/temp-dir.ts';

let dir: string;

beforeEach(() => {
  dir = tempDir();
});

function write(filename: string, source: string): void {
  writeFileSync(join(dir, filename), source);
}

function open(compiled: CompiledCode = new Map()): Bundle {
  const require = createRequire(import.meta.url);
  return new Bundle({ dir, require, compiled: new Map(compiled) });
}

const hashOf = (source: string) => createHash('sha256').update(source).digest('hex');

test('files of a bundle are run once, as require runs them', () => {
  write(
    'main.cjs',
    "exports.first = require('./part.cjs'); exports.again = require('./part.cjs');",
  );
  write('part.cjs', "module.exports = { sep: require('node:path').posix.sep };");
  const bundle = open();
  expect(bundle.load('main.cjs')).toEqual({ first: { sep: '/' }, again: { sep: '/' } });
  const { first, again } = bundle.load('main.cjs') as { first: unknown; again: unknown };
  expect(first).toBe(again);
  expect(bundle.load('part.cjs')).toBe(first);
});

test('two files that need each other see what is there of each other', () => {
  write('main.cjs', "exports.early = 1; exports.part = require('./part.cjs').seen;");
  write('part.cjs', "exports.seen = { ...require('./main.cjs') };");
  expect(open().load('main.cjs')).toEqual({ early: 1, part: { early: 1 } });
});

test('what was compiled of a source is run in its place, and of no other source', () => {
  // V8 itself compares the lengths of sources alone, so a false hash shows whose code runs.
  const [one, two, three] = ['exports.number = 1;', 'exports.number = 2;', 'exports.number = 3;'];
  write('main.cjs', one);
  const first = open();
  first.load('main.cjs');
  const code = first.compile();
  write('main.cjs', two);
  expect(open(code).load('main.cjs')).toEqual({ number: 2 });
  write('main.cjs', three);
  const disguised = new Map([[hashOf(three), code.get(hashOf(one)) ?? new Uint8Array()]]);
  expect(open(disguised).load('main.cjs')).toEqual({ number: 1 });
});

test('code that V8 does not know is of no harm', () => {
  const source = 'exports.number = 1;';
  write('main.cjs', source);
  const garbage = new Map([[hashOf(source), new TextEncoder().encode('garbage')]]);
  expect(open(garbage).load('main.cjs')).toEqual({ number: 1 });
});
