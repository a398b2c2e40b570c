/** Finds the words again of which an English sentence was made elsewhere. */

import { phrase, sayEnglish, type Wording } from './phrase.ts';
import { SENTENCES, SYSTEM_ERRORS, WHATS } from './worker-sentences.ts';

/** The text itself where it is nobody's. What is found says the very same in English. */
export function recognise(english: string): Wording {
  return find(english, SENTENCES) ?? english;
}

function find(english: string, texts: readonly string[]): Wording | null {
  for (const text of texts) {
    const groups = patternOf(text).exec(english)?.groups;
    const wording = groups || text === english ? fill(text, groups ?? {}) : null;
    if (wording !== null && sayEnglish(wording) === english) return wording;
  }
  return null;
}

/** Null where a part of it is none of its kind. */
function fill(text: string, groups: Readonly<Record<string, string>>): Wording | null {
  const values: Record<string, Wording | number> = {};
  for (const [name, value] of Object.entries(groups)) {
    const isNumber = text.includes(`{${name}, number}`);
    const found = isNumber ? Number(value.replaceAll(',', '')) : partOf(name, value);
    if (found === null) return null;
    values[name] = found;
  }
  return phrase(text, values);
}

function partOf(name: string, value: string): Wording | null {
  if (name === 'what') return find(value, WHATS);
  if (name === 'problem') return find(value, SENTENCES);
  return name === 'why' ? (find(value, SYSTEM_ERRORS) ?? value) : value;
}

const patterns = new Map<string, RegExp>();

function patternOf(text: string): RegExp {
  const known = patterns.get(text);
  if (known) return known;
  const source = text
    .split(/(\{\w+(?:, number)?\})/)
    .map((part) => {
      const [, name, kind] = /^\{(\w+)(, number)?\}$/.exec(part) ?? [];
      if (name === undefined) return part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
      return kind === undefined ? `(?<${name}>[^]+?)` : `(?<${name}>[\\d,]+)`;
    })
    .join('');
  const pattern = new RegExp(`^${source}$`);
  patterns.set(text, pattern);
  return pattern;
}
