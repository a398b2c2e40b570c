/** German of the HTTP API's settings and of the browser panel. */

import type { Catalogue } from '../../i18n.ts';

export const apiDe: Catalogue = {
  'The user name, password or token is wrong.': 'Name, Passwort oder Token stimmen nicht.',
  'There were too many wrong logins. Try again in {seconds} s.':
    'Es gab zu viele falsche Anmeldungen. In {seconds} s erneut versuchen.',
  'This needs a user name and password, or a token.':
    'Das geht nur mit Benutzername und Passwort oder mit einem Token.',
  'A local HTTP API with a browser panel. While it is off, nothing listens.':
    'Eine lokale HTTP-API mit Ansicht im Browser. Solange sie aus ist, ist kein Port offen.',
  'A local HTTP API. Other computers are not answered.':
    'Eine lokale HTTP-API. Andere Computer erhalten keine Antwort.',
  'Add token': 'Token hinzufügen',
  'Answer scripts and browsers on this computer':
    'Skripten und Browsern auf diesem Computer antworten',
  'At least {count} characters': 'Mindestens {count} Zeichen',
  'Browser panel': 'Ansicht im Browser',
  'Change…': 'Ändern…',
  'Copy it now: it is not shown again.': 'Jetzt kopieren: Es wird nicht noch einmal gezeigt.',
  'CronPilot does not answer.': 'CronPilot antwortet nicht.',
  'CronPilot does not answer. Trying again…': 'CronPilot antwortet nicht. Neuer Versuch läuft…',
  'Empty keeps the present one': 'Leer bleibt das bisherige',
  'For scripts: each has a scope of its own and can be taken away by itself.':
    'Für Skripte: Jedes hat eigene Rechte und lässt sich einzeln entziehen.',
  'Forgotten? Set a new one in the settings, or with: cronpilot api on --user NAME':
    'Vergessen? Ein neues lässt sich in den Einstellungen setzen oder mit: cronpilot api on --user NAME',
  'From a terminal': 'Aus einem Terminal',
  'Local API': 'Lokale API',
  'Log in': 'Anmelden',
  'Log in to CronPilot': 'Bei CronPilot anmelden',
  'Log out': 'Abmelden',
  'Make token': 'Token erstellen',
  'New token': 'Neues Token',
  'Open in the browser': 'Im Browser öffnen',
  'Open the API description': 'API-Beschreibung öffnen',
  Password: 'Passwort',
  Port: 'Port',
  'Port and password': 'Port und Passwort',
  'Port {port}, user {user}': 'Port {port}, Benutzer {user}',
  'Port {port}, without a password: tokens only': 'Port {port}, ohne Passwort: nur mit Token',
  'Remove the token {name}': 'Token {name} entziehen',
  'Remove: scripts that use it are refused': 'Entziehen: Skripte damit werden abgewiesen',
  Read: 'Lesen',
  'Read and run': 'Lesen und starten',
  'Read, run and change': 'Lesen, starten und ändern',
  Scope: 'Rechte',
  'Sees tasks, runs, logs and settings.': 'Sieht Aufgaben, Läufe, Protokolle und Einstellungen.',
  'Also starts and stops runs, and pauses schedules.':
    'Startet und stoppt auch Läufe und hält Zeitpläne an.',
  'Also changes tasks, settings and secrets.':
    'Ändert auch Aufgaben, Einstellungen und Geheimnisse.',
  'Switch on': 'Einschalten',
  'The API is off; logins have ended.': 'Die API ist aus; Anmeldungen sind beendet.',
  Tokens: 'Tokens',
  'User name': 'Benutzername',
  'backup script': 'Sicherungsskript',
  'http rest curl browser panel password token':
    'http rest curl browser ansicht passwort token kennwort',
  '{scope}. Made {time}.': '{scope}. Erstellt {time}.',
};
