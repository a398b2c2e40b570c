/** German of `log`. */

import type { Catalogue } from '../../i18n.ts';

export const logDe: Catalogue = {
  'Run it again with changes': 'Mit Änderungen erneut starten',
  'Change the times beside the log': 'Zeiten neben dem Protokoll wechseln',
  'Show the log on the full page': 'Protokoll auf der ganzen Seite zeigen',
  'Open the log in the editor': 'Protokoll im Editor öffnen',
  '{count, plural, one {# new line} other {# new lines}}':
    '{count, plural, one {# neue Zeile} other {# neue Zeilen}}',
  'Log of run {runId} ({size}):': 'Protokoll von Lauf {runId} ({size}):',
  'Show all lines': 'Alle Zeilen zeigen',
  'Show only matching lines': 'Nur passende Zeilen zeigen',
  'Show matches with 2 lines around': 'Treffer mit 2 Zeilen darum zeigen',
  'Show matches with 5 lines around': 'Treffer mit 5 Zeilen darum zeigen',
  'Filter lines': 'Zeilen filtern',
  'Copied {count, plural, one {# line} other {# lines}}.':
    '{count, plural, one {# Zeile} other {# Zeilen}} kopiert.',
  'Saved as {path}.': 'Gespeichert als {path}.',
  '… {count, plural, one {# line} other {# lines}} hidden …':
    '… {count, plural, one {# Zeile} other {# Zeilen}} verborgen …',
  Link: 'Link',
  'The program wrote a link to': 'Das Programm schrieb einen Link nach',
  'Open in the browser': 'Im Browser öffnen',
  'Copied {url}.': '{url} kopiert.',
  'Place in the whole log': 'Stelle im ganzen Protokoll',
  '{count, plural, one {# update} other {# updates}}':
    '{count, plural, one {# Aktualisierung} other {# Aktualisierungen}}',
  'Show {size} more': 'Weitere {size} zeigen',
  'Search log': 'Protokoll durchsuchen',
  'Output arrives live': 'Ausgabe kommt live',
  'Match case': 'Groß- und Kleinschreibung beachten',
  'Regular expression': 'Regulärer Ausdruck',
  'Searching…': 'Suche läuft…',
  'Not found': 'Nicht gefunden',
  '{at} of {all}': '{at} von {all}',
  '{count, plural, one {# match} other {# matches}}':
    '{count, plural, one {# Treffer} other {# Treffer}}',
  'This pattern takes too long': 'Dieses Muster dauert zu lange',
  'Not a regular expression: {reason}': 'Kein regulärer Ausdruck: {reason}',
  'Times of day': 'Uhrzeiten',
  'Times since the start': 'Zeiten seit dem Start',
  'No times': 'Keine Zeiten',
  Following: 'Folgt',
  Follow: 'Folgen',
  'Copy all': 'Alles kopieren',
  'Copy all as Markdown': 'Alles als Markdown kopieren',
  'Save as a file…': 'Als Datei speichern…',
  'Open in the editor': 'Im Editor öffnen',
  'Copy or save': 'Kopieren oder speichern',
  Options: 'Optionen',
  'Leave the full page': 'Ganze Seite verlassen',
  'Full page': 'Ganze Seite',
  'Next error': 'Nächster Fehler',
  'Announce new lines': 'Neue Zeilen ansagen',
  'Keep program colours': 'Farben des Programms behalten',
  'No line looks like an error.': 'Keine Zeile sieht nach einem Fehler aus.',
  'No line of the loaded part looks like an error.':
    'Keine Zeile des geladenen Teils sieht nach einem Fehler aus.',
  'Log of run {runId}': 'Protokoll von Lauf {runId}',
  'Jump to end, {count, plural, one {# new line} other {# new lines}}':
    'Zum Ende, {count, plural, one {# neue Zeile} other {# neue Zeilen}}',
  'Jump to end': 'Zum Ende',
  'stdout and stderr, UTF-8': 'stdout und stderr, UTF-8',
  'The log could not be read.': 'Das Protokoll konnte nicht gelesen werden.',
  'Waiting for output…': 'Wartet auf Ausgabe…',
  'The log was removed. Facts are kept.': 'Das Protokoll wurde entfernt. Die Angaben bleiben.',
  'No output': 'Keine Ausgabe',
  'The log has no line {line}.': 'Das Protokoll hat keine Zeile {line}.',
  'Showing {shown} of {size}': 'Gezeigt: {shown} von {size}',
  'Only what is loaded is filtered: showing {shown} of {size}':
    'Nur der geladene Teil ist gefiltert: {shown} von {size}',
  '{count, plural, one {# line} other {# lines}}, {total}':
    '{count, plural, one {# Zeile} other {# Zeilen}}, {total}',
  '{count, plural, one {# line} other {# lines}} loaded, {loaded} of {total}':
    '{count, plural, one {# Zeile} other {# Zeilen}} geladen, {loaded} von {total}',
};
