/** German of the HTTP API's settings and of the browser panel. */

import type { Catalogue } from '../../i18n.ts';

export const apiDe: Catalogue = {
  'CronPilot does not answer.': 'CronPilot antwortet nicht.',
  'CronPilot does not answer. Trying again…': 'CronPilot antwortet nicht. Neuer Versuch läuft…',
  'Forgotten? Set a new one in the settings, or with: cronpilot api on --user NAME':
    'Vergessen? Ein neues lässt sich in den Einstellungen setzen oder mit: cronpilot api on --user NAME',
  'Log in': 'Anmelden',
  'Log in to CronPilot': 'Bei CronPilot anmelden',
  'Log out': 'Abmelden',
  Password: 'Passwort',
  'User name': 'Benutzername',
};
