/** German of `runs`. */

import type { Catalogue } from '../../i18n.ts';

export const runsDe: Catalogue = {
  'Latest run of {task}': 'Neuester Lauf von {task}',
  'Not run yet': 'Noch nicht gelaufen',
  'Exit code {exitCode}': 'Exit-Code {exitCode}',
  'Open the run': 'Lauf öffnen',
  'It has printed nothing.': 'Er hat nichts ausgegeben.',
  'Run {id}, {state}': 'Lauf {id}, {state}',
  '{attempt} of {maxAttempts}': '{attempt} von {maxAttempts}',
  Removed: 'Entfernt',
  '{when} ({count} times)': '{when} ({count}-mal)',
  Progress: 'Fortschritt',
  'Usually {usual}': 'Üblich {usual}',
  'No runs yet': 'Noch keine Läufe',
  '{count, plural, one {The last run} other {The last # runs}}, {failures} failed':
    '{count, plural, one {Der letzte Lauf} other {Die letzten # Läufe}}, {failures} fehlgeschlagen',
  Reason: 'Grund',
  Started: 'Gestartet',
  Duration: 'Dauer',
  Attempts: 'Versuche',
  'Started by': 'Gestartet von',
  Log: 'Protokoll',
  Result: 'Ergebnis',
  'Today, {date}': 'Heute, {date}',
  'Logs with “{text}”': 'Protokolle mit „{text}“',
  'Searching: found in {found} of {searched} logs so far':
    'Suche: bisher in {found} von {searched} Protokollen gefunden',
  'Found in {found} of {searched} logs': 'In {found} von {searched} Protokollen gefunden',
  'Stopped: found in {found} of {searched} logs':
    'Abgebrochen: in {found} von {searched} Protokollen gefunden',
  'The newest {found} logs of {searched}; more words find fewer':
    'Die neuesten {found} von {searched} Protokollen; mehr Wörter finden weniger',
  'Last 7 days': 'Letzte 7 Tage',
  'Last 30 days': 'Letzte 30 Tage',
  'Filter runs': 'Läufe filtern',
  'Filter by reason': 'Nach Grund filtern',
  'Filter by name or reason': 'Nach Name oder Grund filtern',
  'In log text': 'Im Protokolltext',
  'All tasks': 'Alle Aufgaben',
  'All results': 'Alle Ergebnisse',
  'Started by anything': 'Jeder Auslöser',
  Period: 'Zeitraum',
  'All times': 'Jederzeit',
  'Show older runs': 'Ältere Läufe zeigen',
  'Runs older than {count, plural, one {# day} other {# days}} are removed. <0>Change</0>':
    'Läufe, die älter als {count, plural, one {# Tag} other {# Tage}} sind, werden entfernt. <0>Ändern</0>',
  'Copy as CSV': 'Als CSV kopieren',
  'Copy as JSON': 'Als JSON kopieren',
  Copy: 'Kopieren',
  'Nothing has run yet.': 'Noch ist nichts gelaufen.',
  'No run among the newest 50,000 matches.': 'Kein Lauf unter den neuesten 50.000 passt.',
  'No run matches.': 'Kein Lauf passt.',
  Runs: 'Läufe',
};
