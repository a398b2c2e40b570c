/** What a field is expected to be, in words that can be said in the user's language. */

import { type Phrase, phrase, sayEnglish, type Wording } from './phrase.ts';

/** As the `error` of a schema takes it. */
export type Expectation = string | (() => string);

/** By the English, which is all that zod keeps of an `error`. */
const phrases = new Map<string, Phrase>();

/**
 * For the `error` of a schema: "a time of day like 14:30". It stands behind "Expected `at` to be".
 * With values it is worded when it is needed: the first number that is written so costs 10 ms.
 *
 * @param text a literal, as for `t`
 */
export function expects(text: string): string;
export function expects(text: string, values: Phrase['values']): () => string;
export function expects(text: string, values?: Phrase['values']): Expectation {
  if (values) return () => keep(phrase(text, values));
  phrases.set(text, phrase(text));
  return text;
}

export function oneOf(choices: readonly string[]): Expectation {
  return expects('one of {choices}', { choices: { each: choices } });
}

/** What `expects` was given; of anything else the text itself, such as zod's own. */
export function expectationOf(english: string): Wording {
  return phrases.get(english) ?? english;
}

function keep(wording: Phrase): string {
  const english = sayEnglish(wording);
  phrases.set(english, wording);
  return english;
}
