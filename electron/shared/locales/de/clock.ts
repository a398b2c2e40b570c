/** German of what changes of the clock do to fire times, in the preview of a schedule. */

import type { Catalogue } from '../../i18n.ts';

export const clockDe: Catalogue = {
  'That day has no {from} to {to}: runs at {to}.':
    'An dem Tag fehlt {from} bis {to}: läuft um {to}.',
  '{from} to {to} comes twice that day: runs the first time.':
    '{from} bis {to} kommt an dem Tag zweimal: läuft beim ersten Mal.',
  '{from} to {to} comes twice that day: this is the first time.':
    '{from} bis {to} kommt an dem Tag zweimal: Das ist das erste Mal.',
  '{from} to {to} comes twice that day: this is the second time.':
    '{from} bis {to} kommt an dem Tag zweimal: Das ist das zweite Mal.',
  'It follows the clock: it does not run at times that {gapDay} leaves out, and runs twice at times that {repeatedDay} repeats.':
    'Er folgt der Uhr: Zeiten, die der {gapDay} auslässt, entfallen, und Zeiten, die der {repeatedDay} wiederholt, laufen zweimal.',
  'It follows the clock: it does not run at times that {gapDay} leaves out.':
    'Er folgt der Uhr: Zeiten, die der {gapDay} auslässt, entfallen.',
  'It follows the clock: it runs twice at times that {repeatedDay} repeats.':
    'Er folgt der Uhr: Zeiten, die der {repeatedDay} wiederholt, laufen zweimal.',
  'Written as {pattern} it runs once for each.':
    'Als {pattern} geschrieben läuft er für jede einmal.',
  'On {day} clocks go back from {from} to {to}.':
    'Am {day} wird die Uhr von {from} auf {to} zurückgestellt.',
  'On {day} clocks go forward from {from} to {to}.':
    'Am {day} wird die Uhr von {from} auf {to} vorgestellt.',
  'On {day} clocks go forward from {from} to {to}; what is due in between does not run.':
    'Am {day} wird die Uhr von {from} auf {to} vorgestellt; was dazwischen fällig ist, läuft nicht.',
};
