/** German of what keeps a run from starting, and of what its worker says of its end. */

import type { Catalogue } from '../../i18n.ts';

export const startsDe: Catalogue = {
  'The task has no parameter `{name}`.': 'Die Aufgabe hat keinen Parameter `{name}`.',
  'The secret `{name}` is not stored.': 'Das Geheimnis `{name}` ist nicht gespeichert.',
  'The secret `{name}` cannot be read: {why}.': 'Das Geheimnis `{name}` ist nicht lesbar: {why}.',
  'The .env file `{path}` does not exist.': 'Die .env-Datei `{path}` gibt es nicht.',
  'The .env file `{path}` is not a file.': 'Die .env-Datei `{path}` ist keine Datei.',
  'The .env file `{path}` is {size, number} bytes long; at most {max, number} are read.':
    'Die .env-Datei `{path}` ist {size, number} Bytes lang; gelesen werden höchstens {max, number}.',
  'The .env file `{path}` cannot be read ({why}).':
    'Die .env-Datei `{path}` lässt sich nicht lesen ({why}).',
  'The .env file `{path}` is not a text file.': 'Die .env-Datei `{path}` ist keine Textdatei.',
  'The .env file `{path}` cannot be read by this version of CronPilot.':
    'Die .env-Datei `{path}` lässt sich mit dieser Fassung von CronPilot nicht lesen.',
};
