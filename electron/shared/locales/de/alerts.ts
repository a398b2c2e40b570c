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
  'None. A notification has a button that mutes its task for a day.':
    'Keine. Eine Benachrichtigung hat einen Knopf, der ihre Aufgabe einen Tag stumm schaltet.',
  'Nothing is told of them until then.': 'Bis dahin wird von ihnen nichts gemeldet.',
  'until {time}': 'bis {time}',
  Unmute: 'Wieder melden',
  'None. What does not arrive is sent again for a day.':
    'Keine. Was nicht ankommt, wird einen Tag lang erneut gesendet.',
  'What does not arrive is sent again for a day, then it stays here.':
    'Was nicht ankommt, wird einen Tag lang erneut gesendet und bleibt dann hier.',
  '{way}, {time}': '{way}, {time}',
  'It is not sent again by itself.': 'Sie wird nicht von selbst erneut gesendet.',
  'Sent again {time}.': 'Wird {time} erneut gesendet.',
  'Send again': 'Erneut senden',
  Discard: 'Verwerfen',
  'The test was sent.': 'Der Test wurde gesendet.',
  'Sending…': 'Wird gesendet…',
  'Send a test': 'Test senden',
  'What was said': 'Was gesagt wurde',
  Server: 'Server',
  Port: 'Port',
  Security: 'Sicherheit',
  Account: 'Konto',
  Password: 'Passwort',
  Sender: 'Absender',
  Recipients: 'Empfänger',
  'Try it': 'Ausprobieren',
  'Without one no e-mail is sent.': 'Ohne ihn wird keine E-Mail gesendet.',
  'Without encryption others on the way can read along.':
    'Ohne Verschlüsselung können andere unterwegs mitlesen.',
  'No encryption': 'Keine Verschlüsselung',
  'Many servers send only for the account’s own address.':
    'Viele Server senden nur für die eigene Adresse des Kontos.',
  'Addresses with commas between. A task can have recipients of its own.':
    'Adressen, durch Kommas getrennt. Eine Aufgabe kann eigene Empfänger haben.',
  'Sends an e-mail to each recipient. When that fails you see what both sides said.':
    'Sendet eine E-Mail an jeden Empfänger. Scheitert das, ist zu sehen, was beide Seiten sagten.',
  'Empty for a server that asks for none.': 'Leer für einen Server, der keines verlangt.',
  'Kept encrypted among the secrets, and never in the settings file.':
    'Liegt verschlüsselt bei den Geheimnissen und nie in der Datei der Einstellungen.',
  'Notifications on this computer': 'Benachrichtigungen auf diesem Computer',
  Sounds: 'Töne',
  'What is told, and how': 'Was gemeldet wird, und wie',
  'Quiet hours': 'Ruhezeiten',
  'Daily summary': 'Tägliche Übersicht',
  'Try a notification': 'Benachrichtigung ausprobieren',
  'Secret of the webhook': 'Geheimnis des Webhooks',
  'Try the webhook': 'Webhook ausprobieren',
  'Try the command': 'Befehl ausprobieren',
  Heartbeat: 'Lebenszeichen',
  'Time between heartbeats': 'Zeit zwischen Lebenszeichen',
  'Muted tasks': 'Stumme Aufgaben',
  'Messages that did not arrive': 'Meldungen, die nicht ankamen',
  'By the desktop, with buttons where it has them.': 'Vom Desktop, mit Knöpfen, wo er sie hat.',
  'As the desktop makes them.': 'So, wie der Desktop sie macht.',
  'Of a task that goes on failing you hear at the first failure, every tenth and when it works again. A task can have rules of its own.':
    'Scheitert eine Aufgabe immer wieder, wird der erste Fehlschlag gemeldet, jeder zehnte und wenn sie wieder läuft. Eine Aufgabe kann eigene Regeln haben.',
  'Shows whether this desktop shows notifications.':
    'Zeigt, ob dieser Desktop Benachrichtigungen anzeigt.',
  'Notifications and e-mails wait until the end and come as one.':
    'Benachrichtigungen und E-Mails warten bis zum Ende und kommen als eine.',
  'Quiet from': 'Ruhe von',
  'Quiet until': 'Ruhe bis',
  'How the last day went, also when all is well. By e-mail where that is set up.':
    'Wie der letzte Tag lief, auch wenn alles gut ist. Per E-Mail, wo sie eingerichtet ist.',
  'Time of the summary': 'Zeit der Übersicht',
  'This address gets what is told as JSON.': 'Diese Adresse bekommt, was gemeldet wird, als JSON.',
  'Signs each body, so that the other side knows who sent it.':
    'Unterschreibt jede Meldung, damit die Gegenseite weiß, wer sie gesendet hat.',
  'Sends one message and waits for the answer.': 'Sendet eine Meldung und wartet auf die Antwort.',
  'Runs in your shell for at most 30 seconds and finds the event in CRONPILOT_EVENT, CRONPILOT_TITLE and others.':
    'Läuft höchstens 30 Sekunden in der eigenen Shell und findet das Ereignis in CRONPILOT_EVENT, CRONPILOT_TITLE und anderen.',
  'Runs it once.': 'Führt ihn einmal aus.',
  'The scheduler asks for this address as long as it works, so that a service elsewhere notices when it does not.':
    'Der Planer ruft diese Adresse ab, solange er arbeitet, damit ein Dienst anderswo merkt, wenn er es nicht tut.',
  minutes: 'Minuten',
  Set: 'Setzen',
  Notifications: 'Benachrichtigungen',
  'alerts messages events quiet mute': 'Meldungen Nachrichten Ereignisse Ruhe stumm',
  'smtp server recipients': 'SMTP Server Empfänger',
};
