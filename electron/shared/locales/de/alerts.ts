/** German of `alerts`: what is told, by which ways, and what did not arrive. */

import type { Catalogue } from '../../i18n.ts';

export const alertsDe: Catalogue = {
  'It fails': 'Sie scheitert',
  'It works again': 'Sie läuft wieder',
  'It was missed': 'Sie wurde verpasst',
  'It takes too long': 'Sie dauert zu lange',
  'It ends too soon': 'Sie endet zu früh',
  'A success is overdue': 'Ein Erfolg ist überfällig',
  'Each time it ends': 'Jedes Mal, wenn sie endet',
  Notification: 'Benachrichtigung',
  'E-mail': 'E-Mail',
  Webhook: 'Webhook',
  Command: 'Befehl',
  '{event}: {channel}': '{event}: {channel}',
  Alerts: 'Meldungen',
  'When CronPilot tells you. A failure that is tried again keeps quiet.':
    'Wann CronPilot sich meldet. Ein Fehlschlag, dem ein neuer Versuch folgt, bleibt still.',
  Rules: 'Regeln',
  'Use the app’s defaults': 'Vorgaben der App',
  'Choose for this task': 'Für diese Aufgabe wählen',
  'What is told of this task': 'Was von dieser Aufgabe gemeldet wird',
  'When it fails, is missed, slow or overdue':
    'Wenn sie scheitert, verpasst wird, langsam oder überfällig ist',
  'When it works again': 'Wenn sie wieder läuft',
  'E-mail to': 'E-Mail an',
  'The recipients in Settings': 'Die Empfänger in den Einstellungen',
  'Addresses with commas between.': 'Adressen, durch Kommas getrennt.',
};
