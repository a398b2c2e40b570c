import { readdirSync, readFileSync } from 'node:fs';
import { compileMessage } from '@lingui/message-utils/compileMessage';
import { describe, expect, test } from 'vitest';
import { GERMAN_PARTS, german } from '../../electron/shared/locales/de.ts';

/** A literal right behind `t(`, `msg(`, `phrase(` or `expects(`, in Python behind its errors. */
const MARKED =
  /(?<![\w.$])(?:t|msg|phrase|expects|Failed|Refused)\(\s*(?:'((?:[^'\\\n]|\\.)*)'|"((?:[^"\\\n]|\\.)*)"|`([^`$]*)`)/g;
const ANY_CALL = /(?<![\w.$])(?:t|msg|phrase|expects)\(\s*(?!text\b)[^'"`\s)]/;

const files = ['electron', 'renderer', 'resources/python'].flatMap((root) =>
  readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(tsx?|py)$/.test(name) && !name.includes('locales/'))
    .map((name) => `${root}/${name}`),
);
const texts = new Map(files.flatMap((file) => textsOf(file).map((text) => [text, file] as const)));

describe('the German catalogue', () => {
  test('has every text of the source', () => {
    const missing = [...texts].filter(([text]) => german[text] === undefined);
    expect(missing.map(([text, file]) => `${file}: ${text}`)).toEqual([]);
  });

  test('has no text that the source has not', () => {
    expect(Object.keys(german).filter((text) => !texts.has(text))).toEqual([]);
  });

  test('says the same of a text wherever it stands', () => {
    const seen = new Map<string, string>();
    const doubled = Object.values(GERMAN_PARTS).flatMap((part) =>
      Object.entries(part).filter(([text, translation]) => {
        const before = seen.get(text);
        seen.set(text, translation);
        return before !== undefined && before !== translation;
      }),
    );
    expect(doubled).toEqual([]);
  });

  test('is well-formed and keeps the values and tags of each text', () => {
    const wrong = Object.entries(german).filter(
      ([text, translation]) => wantsOf(text).join() !== wantsOf(translation).join(),
    );
    expect(wrong).toEqual([]);
  });
});

test('what is translated is a literal, so that it can be found', () => {
  expect(files.filter((file) => ANY_CALL.test(withoutTables(file)))).toEqual([]);
});

function textsOf(file: string): readonly string[] {
  return [...readFileSync(file, 'utf8').matchAll(MARKED)].map(([, single, double, template]) =>
    (single ?? double ?? template ?? '').replace(/\\(.)/g, '$1'),
  );
}

/** Texts from a table, marked there with `msg`, may be handed on: `t(TABLE[key])`, `t(item.title)`. */
function withoutTables(file: string): string {
  return readFileSync(file, 'utf8').replace(
    /(?<![\w.$])(?:t|phrase)\(\s*[\w.]+(?:\[[^\]]*\])?(?:\.\w+)*\s*[,)]/g,
    '',
  );
}

/** The names of values and the tags, sorted, each once. */
function wantsOf(text: string): readonly string[] {
  const names = new Set<string>();
  collect(compileMessage(text), names);
  for (const [tag] of text.matchAll(/<\/?\d+\/?>/g)) names.add(tag);
  return [...names].sort();
}

function collect(part: unknown, names: Set<string>): void {
  if (!Array.isArray(part)) return;
  for (const token of part) {
    if (!Array.isArray(token)) continue;
    names.add(String(token[0]));
    for (const value of Object.values(token[2] ?? {})) collect(value, names);
  }
}
