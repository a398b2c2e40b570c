/** Masks what is said of a run, though not the words that the program itself goes by. */

import { createTextMasker } from './mask-stream.ts';

/** A secret may happen to be `exited`. So may it be in the text of a phrase, which is no secret. */
const OWN_WORDS = new Set(['type', 'kind', 'cause', 'reasonCode', 'startMark', 'bootId']);

/** Made once for a run; takes plain data. */
export function createReportMasker(secrets: readonly string[]): <T>(report: T) => T {
  if (secrets.length === 0) return (report) => report;
  const mask = createTextMasker(secrets);
  const maskAll = (value: unknown): unknown => {
    if (typeof value === 'string') return mask(value);
    if (Array.isArray(value)) return value.map(maskAll);
    if (typeof value !== 'object' || value === null) return value;
    const masked = Object.entries(value).map(([name, part]) => [
      name,
      OWN_WORDS.has(name) || (name === 'text' && 'values' in value) ? part : maskAll(part),
    ]);
    return Object.fromEntries(masked);
  };
  return <T>(report: T) => maskAll(report) as T;
}
