/** Says in words when a cron pattern fires: the only file that knows cronstrue. */

import cronstrue from 'cronstrue';

import { needsBothDays } from './cron-patterns.ts';
import { currentLocale } from './i18n.ts';

/** "At 02:30, Monday through Friday"; null for what only croner understands. */
export function cronWords(pattern: string): string | null {
  const isGerman = currentLocale() === 'de';
  try {
    // Its names are upper case, but those of whole patterns.
    const known = pattern.startsWith('@') ? pattern : pattern.toUpperCase();
    const words = cronstrue.toString(known.replaceAll('#L', 'L').replace(' +', ' '), {
      // Its German comes with the German catalogue.
      locale: isGerman ? 'de' : 'en',
      use24HourTimeFormat: true,
      verbose: false,
    });
    return isGerman ? mendGerman(words, pattern) : mendEnglish(words, pattern);
  } catch {
    return null;
  }
}

const TIMES = '(\\d\\d:\\d\\d(?:(?:, \\d\\d:\\d\\d)* (?:and|und) \\d\\d:\\d\\d)?)';
const ENGLISH_TIMES = new RegExp(`^At ${TIMES}$`);
const GERMAN_TIMES = new RegExp(`^Um ${TIMES}$`);

/** A day of the month and a weekday together are either of them, or both. */
function mendEnglish(words: string, pattern: string): string {
  return words
    .replace(ENGLISH_TIMES, 'Every day at $1')
    .replace(', and on ', needsBothDays(pattern) ? ', but only on ' : ', and also every ');
}

function mendGerman(words: string, pattern: string): string {
  return words
    .replace(GERMAN_TIMES, 'Täglich um $1')
    .replace(', und jeden ', needsBothDays(pattern) ? ', aber nur am ' : ', und außerdem jeden ');
}
