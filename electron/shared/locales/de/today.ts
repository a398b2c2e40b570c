/** German of `today`. */

import type { Catalogue } from '../../i18n.ts';

export const todayDe: Catalogue = {
  '{count} more tasks have no room here.': 'Für {count} weitere Aufgaben ist hier kein Platz.',
  '{count, plural, one {# run} other {# runs}} fell due while you were away.':
    '{count, plural, one {# Lauf war} other {# Läufe waren}} fällig, während du weg warst.',
  Show: 'Anzeigen',
  'Why didn’t it run?': 'Warum lief es nicht?',
  'Why didn’t {task} run?': 'Warum lief {task} nicht?',
  Close: 'Schließen',
  'Run {runId} has begun meanwhile.': 'Lauf {runId} hat inzwischen begonnen.',
  'Show run {runId}': 'Lauf {runId} anzeigen',
  'Needs attention': 'Braucht Aufmerksamkeit',
  'Nothing needs you. {count, plural, one {# task is healthy} other {# tasks are healthy}}.':
    'Nichts zu tun. {count, plural, one {# Aufgabe ist gesund} other {# Aufgaben sind gesund}}.',
  'Show {count} more': '{count} weitere anzeigen',
  'has never succeeded; a success is expected every {expected}':
    'war noch nie erfolgreich; ein Erfolg wird alle {expected} erwartet',
  'last succeeded {when}; a success is expected every {expected}':
    'zuletzt erfolgreich {when}; ein Erfolg wird alle {expected} erwartet',
  'Run now': 'Jetzt starten',
  'Open log': 'Protokoll öffnen',
  'Run again': 'Erneut starten',
  Stop: 'Stoppen',
  Dismiss: 'Verwerfen',
  'has been running for {duration}, longer than usual': 'läuft seit {duration}, länger als üblich',
  '{what}: {why}': '{what}: {why}',
  'missed {count} times': '{count}-mal verpasst',
  'missed at {when}': 'verpasst um {when}',
  'failed {count} times': '{count}-mal fehlgeschlagen',
  'failed after {count} attempts': 'nach {count} Versuchen fehlgeschlagen',
  failed: 'fehlgeschlagen',
  'Dismissed “{task}”.': '„{task}“ verworfen.',
  Undo: 'Rückgängig',
  'While you were away': 'Während du weg warst',
  'Run all that wait': 'Alle wartenden starten',
  'Skip all that wait': 'Alle wartenden überspringen',
  'Leave it to the rules': 'Den Regeln überlassen',
  Run: 'Starten',
  'was due {count} times until {when}': 'war {count}-mal fällig, zuletzt {when}',
  'was due {when}': 'war fällig {when}',
  'Starts by itself {when}.': 'Startet {when} von selbst.',
  'Skipped “{task}”.': '„{task}“ übersprungen.',
  'Run after all': 'Doch starten',
  'Show as chart': 'Als Diagramm',
  'Show as table': 'Als Tabelle',
  'Succeeded today': 'Heute erfolgreich',
  'No run has ended yet': 'Noch kein Lauf beendet',
  '{share} of {count, plural, one {# run} other {# runs}}':
    '{share} von {count, plural, one {# Lauf} other {# Läufen}}',
  'Failed today': 'Heute gescheitert',
  'All went well': 'Alles lief gut',
  '{count, plural, one {# task} other {# tasks}}':
    '{count, plural, one {# Aufgabe} other {# Aufgaben}}',
  'Running now': 'Läuft gerade',
  Nothing: 'Nichts',
  'Due in the next hour': 'Nächste Stunde',
  'first {when}': 'zuerst {when}',
  '{task} and {count} more': '{task} und {count} weitere',
  'No run has ended yet.': 'Noch kein Lauf beendet.',
  Days: 'Tage',
  '{day}: {count, plural, one {# run} other {# runs}}':
    '{day}: {count, plural, one {# Lauf} other {# Läufe}}',
  '{day}: {count, plural, one {# run} other {# runs}}, {failed} failed':
    '{day}: {count, plural, one {# Lauf} other {# Läufe}}, {failed} fehlgeschlagen',
  'Runs per day, last 12 weeks': 'Läufe pro Tag, letzte 12 Wochen',
  'Days, arrow keys walk through them': 'Tage, mit den Pfeiltasten zu durchlaufen',
  'Green is what went well, red a day with a failure.':
    'Grün ist, was gut lief, rot ein Tag mit Fehlschlag.',
  '{count, plural, one {# run} other {# runs}} in 12 weeks, failures on {failedDays, plural, =0 {no day} one {# day} other {# days}}':
    '{count, plural, one {# Lauf} other {# Läufe}} in 12 Wochen, Fehlschläge an {failedDays, plural, =0 {keinem Tag} one {# Tag} other {# Tagen}}',
  'Next up': 'Als Nächstes',
  'Nothing is scheduled.': 'Nichts ist geplant.',
  '{time}, still to come': '{time}, steht noch aus',
  '{time}, {duration}, {state}': '{time}, {duration}, {state}',
  '{time}, {state}': '{time}, {state}',
  '{from} to {to}, {runCount, plural, one {# run} other {# runs}}':
    '{from} bis {to}, {runCount, plural, one {# Lauf} other {# Läufe}}',
  '{from} to {to}, {runCount, plural, one {# run} other {# runs}}, {failedCount} failed':
    '{from} bis {to}, {runCount, plural, one {# Lauf} other {# Läufe}}, {failedCount} fehlgeschlagen',
  '{runCount, plural, one {# run} other {# runs}} today':
    '{runCount, plural, one {# Lauf} other {# Läufe}} heute',
  '{failedCount} failed': '{failedCount} fehlgeschlagen',
  'next at {time}': 'nächster um {time}',
  '{runCount, plural, one {# run} other {# runs}} of {taskCount, plural, one {# task} other {# tasks}} today, {failedCount} failed.':
    '{runCount, plural, one {# Lauf} other {# Läufe}} von {taskCount, plural, one {# Aufgabe} other {# Aufgaben}} heute, {failedCount} fehlgeschlagen.',
  Task: 'Aufgabe',
  Today: 'Heute',
  Next: 'Nächster',
  'Not today': 'Nicht heute',
  Timeline: 'Zeitleiste',
  'Nothing has run today, and nothing is due.': 'Heute lief nichts, und nichts ist fällig.',
  '{date}, {time}': '{date}, {time}',
  'Pause all…': 'Alle anhalten…',
  'New task': 'Neue Aufgabe',
  'Running and waiting': 'Läuft und wartet',
};
