/** German of `edit`: its secrets, and scripts that are written in a task. */

import type { Catalogue } from '../../i18n.ts';

export const editSecretsDe: Catalogue = {
  'not set': 'nicht gesetzt',
  'Set…': 'Setzen…',
  'Replace…': 'Ersetzen…',
  'Secret {name}': 'Geheimnis {name}',
  'Every task that refers to it uses the new value.':
    'Jede Aufgabe, die darauf verweist, verwendet den neuen Wert.',
  'A file': 'Eine Datei',
  'Written here': 'Hier geschrieben',
  'Where the script is': 'Wo das Skript ist',
  'Text of the script': 'Text des Skripts',
  'As the first line says': 'Wie die erste Zeile sagt',
  'Begin with the interpreter, like #!/usr/bin/env python3.':
    'Zuerst der Interpreter, wie #!/usr/bin/env python3.',
  'Runs by the interpreter of its first line, in your home folder.':
    'Läuft mit dem Interpreter der ersten Zeile, im persönlichen Ordner.',
  'Runs by the interpreter of its first line, in {folder}.':
    'Läuft mit dem Interpreter der ersten Zeile, in {folder}.',
  'Secret for {name}': 'Geheimnis für {name}',
  'Keep it as a secret…': 'Als Geheimnis aufbewahren…',
  'New secret…': 'Neues Geheimnis…',
  'Type a value instead': 'Stattdessen einen Wert eingeben',
  'Stored readable with the task. The key beside it keeps it as a secret.':
    'Steht lesbar in der Aufgabe. Der Schlüssel daneben macht ein Geheimnis daraus.',
  'Keep it as a secret': 'Als Geheimnis aufbewahren',
  'It is kept encrypted, and hidden in logs. The task holds its name alone.':
    'Er wird verschlüsselt aufbewahrt und in Protokollen verborgen. Die Aufgabe enthält nur seinen Namen.',
  'There is a secret of that name already. Choose another name.':
    'Ein Geheimnis dieses Namens gibt es schon. Wähle einen anderen Namen.',
};
