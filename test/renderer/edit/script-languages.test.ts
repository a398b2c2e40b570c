import { expect, test } from 'vitest';

import {
  colouredAs,
  inLanguage,
  interpreterOf,
  languageOf,
  NEW_SCRIPT,
} from '../../../renderer/views/edit/script-languages.ts';

test.each([
  [NEW_SCRIPT, 'python3', 'python3', 'python'],
  ['#!/usr/bin/env -S python3 -u\nprint(1)', 'python3', 'python3', 'python'],
  ['#!/usr/bin/python3.11\n', '/usr/bin/python3.11', 'other', 'python'],
  ['#!/usr/local/bin/node\n', '/usr/local/bin/node', 'node', 'javascript'],
  ['#!/bin/bash -e\nls', '/bin/bash', 'bash', 'shell'],
  ['#!/usr/bin/awk -f\n', '/usr/bin/awk', 'other', 'shell'],
  ['print(1)\n', null, 'other', 'shell'],
  ['', null, 'other', 'shell'],
])('%j is run by %s: %s, coloured as %s', (text, interpreter, language, colours) => {
  expect([interpreterOf(text), languageOf(text), colouredAs(text)]).toEqual([
    interpreter,
    language,
    colours,
  ]);
});

test('another language changes the first line alone', () => {
  expect(inLanguage('#!/bin/sh -e\na\n#!b\n', 'ruby')).toBe('#!/usr/bin/env ruby\na\n#!b\n');
  expect(inLanguage('puts 1', 'ruby')).toBe('#!/usr/bin/env ruby\nputs 1');
  expect(inLanguage('#!/bin/sh', 'bash')).toBe('#!/usr/bin/env bash\n');
  expect(inLanguage('puts 1', 'other')).toBe('puts 1');
});
