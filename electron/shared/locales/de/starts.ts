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

  'The folder': 'Der Ordner',
  'The shell': 'Die Shell',
  'The interpreter': 'Der Interpreter',
  'The program': 'Das Programm',
  'The script': 'Das Skript',
  'The Python': 'Das Python',
  'The Python file': 'Die Python-Datei',
  'The requirements file': 'Die Requirements-Datei',
  'The log': 'Das Protokoll',
  'The module': 'Das Modul',
  'The CA file': 'Die CA-Datei',
  '{what} `{path}` does not exist.': '{what} `{path}` fehlt.',
  '{what} `{path}` is not a file.': '{what} `{path}` ist keine Datei.',
  '{what} `{path}` is not executable.': '{what} `{path}` ist nicht ausführbar.',
  '{what} `{path}` is a folder.': '{what} `{path}` ist ein Ordner.',
  '{what} `{path}` is not a folder but a file.':
    '{what} `{path}` ist kein Ordner, sondern eine Datei.',
  '{what} `{path}` cannot be entered: {why}.': '{what} `{path}` ist nicht zugänglich: {why}.',
  '{what} `{path}` cannot be written: {why}.': '{what} `{path}` ist nicht beschreibbar: {why}.',
  '{what} `{path}` cannot be created: {why}.': '{what} `{path}` lässt sich nicht anlegen: {why}.',
  '{what} `{path}` cannot be read: {why}.': '{what} `{path}` ist nicht lesbar: {why}.',
  '{what} `{name}` was not found in PATH ({path}).':
    '{what} `{name}` wurde in PATH nicht gefunden ({path}).',
  empty: 'leer',
  'The first line of `{name}` asks for it.': 'Die erste Zeile von `{name}` verlangt ihn.',
  'The line ends with a Windows line break.': 'Die Zeile endet mit einem Windows-Zeilenumbruch.',
  'The pipe `{path}` for the output cannot be made: {why}.':
    'Die Pipe `{path}` für die Ausgabe lässt sich nicht anlegen: {why}.',
  'The folder `{path}` is no virtual environment: it has no `{program}`.':
    'Der Ordner `{path}` ist keine virtuelle Umgebung: `{program}` fehlt darin.',
  'No interpreter is known for the script `{path}`: it has no `#!` line, its extension is not a known one, and it is not executable. Choose an interpreter for the task.':
    'Für das Skript `{path}` ist kein Interpreter bekannt: Es hat keine `#!`-Zeile und keine bekannte Endung und ist nicht ausführbar. Einen Interpreter für die Aufgabe wählen.',
  'The command or an argument is {bytes, number} bytes long; Linux passes on at most {max, number}. Put it into a script.':
    'Der Befehl oder ein Argument ist {bytes, number} Bytes lang; Linux reicht höchstens {max, number} weiter. Ein Skript daraus machen.',
  'The environment variable `{name}` is {bytes, number} bytes long; Linux passes on at most {max, number}.':
    'Die Umgebungsvariable `{name}` ist {bytes, number} Bytes lang; Linux reicht höchstens {max, number} weiter.',
  'The environment variable `{name}` means something to the shell, so it cannot hold a secret.':
    'Die Umgebungsvariable `{name}` bedeutet der Shell etwas und kann deshalb kein Geheimnis enthalten.',
  'The path of the data folder holds a line break; CronPilot cannot use it.':
    'Der Pfad des Datenordners enthält einen Zeilenumbruch; CronPilot kann ihn nicht verwenden.',
  'The run could not be started because something went wrong inside CronPilot.':
    'Der Lauf ließ sich nicht starten, weil in CronPilot etwas schiefgegangen ist.',
  'The run could not be started: {why}.': 'Der Lauf ließ sich nicht starten: {why}.',
  'The process of the run could not be started (exit code {exitCode}).':
    'Der Prozess des Laufs ließ sich nicht starten (Exit-Code {exitCode}).',
  'The program that starts runs ended before this run began ({why}).':
    'Das Programm, das Läufe startet, endete, bevor dieser Lauf begann ({why}).',
  'The system refused to start another process (fork failed: too many processes or no memory).':
    'Das System ließ keinen weiteren Prozess zu (fork schlug fehl: zu viele Prozesse oder kein Arbeitsspeicher).',

  'permission was denied ({code})': 'der Zugriff wurde verweigert ({code})',
  'no space is left on the disk ({code})': 'der Datenträger ist voll ({code})',
  'the disk quota is used up ({code})': 'das Kontingent des Datenträgers ist erschöpft ({code})',
  'the disk is read-only ({code})': 'der Datenträger ist schreibgeschützt ({code})',
  'a folder on the way does not exist ({code})': 'ein Ordner auf dem Weg dorthin fehlt ({code})',
  'a part of the path is not a folder ({code})': 'ein Teil des Pfads ist kein Ordner ({code})',
  'a file is in the way ({code})': 'eine Datei ist im Weg ({code})',
  'it is a folder ({code})': 'es ist ein Ordner ({code})',
  'too many files are open ({code})': 'zu viele Dateien sind geöffnet ({code})',
  'too many files are open on this computer ({code})':
    'auf diesem Computer sind zu viele Dateien geöffnet ({code})',
  'its links lead in a circle ({code})': 'die Verknüpfungen führen im Kreis ({code})',
  'its name is too long ({code})': 'der Name ist zu lang ({code})',
  'the disk reported an error ({code})': 'der Datenträger meldete einen Fehler ({code})',
  'the system refused to start another process ({code})':
    'das System ließ keinen weiteren Prozess zu ({code})',
  'no memory is left ({code})': 'es ist kein Arbeitsspeicher frei ({code})',

  'Its log is gone, so its output could not be checked.':
    'Das Protokoll ist fort, deshalb ließ sich die Ausgabe nicht prüfen.',
  'Its output could not be checked: {why}.': 'Die Ausgabe ließ sich nicht prüfen: {why}.',
  'Its output could not be checked because something went wrong inside CronPilot.':
    'Die Ausgabe ließ sich nicht prüfen, weil in CronPilot etwas schiefgegangen ist.',
  'The pattern `{pattern}` takes too long on this output; a simpler one is needed.':
    'Das Muster `{pattern}` braucht für diese Ausgabe zu lange; nötig ist ein einfacheres.',
  'No line of what is left of the output matches `{pattern}`; its middle was left out at the log’s limit.':
    'Keine Zeile der erhaltenen Ausgabe passt auf `{pattern}`; ihre Mitte wurde an der Grenze des Protokolls ausgelassen.',

  'This computer was offline, so {host} could not be reached.':
    'Dieser Computer war offline, deshalb war {host} nicht erreichbar.',
  'The name of {host} could not be found (DNS): it is misspelt, or there is no network.':
    'Der Name {host} ließ sich nicht auflösen (DNS): Er ist falsch geschrieben, oder es gibt kein Netzwerk.',
  'The connection to {host} was ended before the whole answer had come.':
    'Die Verbindung zu {host} endete, bevor die Antwort vollständig war.',
  'The connection to {host} was refused: nothing listens there.':
    'Die Verbindung zu {host} wurde abgelehnt: Dort nimmt niemand an.',
  'The network does not reach {host} ({code}).': 'Das Netzwerk erreicht {host} nicht ({code}).',
  '{host} did not take the connection within {seconds} s.':
    '{host} nahm die Verbindung nicht innerhalb von {seconds} s an.',
  '{host} did not begin to answer within {seconds} s.':
    '{host} begann nicht innerhalb von {seconds} s zu antworten.',
  '{host} fell silent in the middle of its answer for {seconds} s.':
    '{host} verstummte mitten in der Antwort für {seconds} s.',
  'The certificate of {host} is signed by itself. Trust it with a CA file, or switch off the check of certificates.':
    'Das Zertifikat von {host} ist selbst signiert. Ihm mit einer CA-Datei vertrauen oder die Prüfung der Zertifikate ausschalten.',
  'The certificate of {host} comes from an authority that this computer does not know ({code}). Give its CA file.':
    'Das Zertifikat von {host} stammt von einer Zertifizierungsstelle, die dieser Computer nicht kennt ({code}). Deren CA-Datei angeben.',
  'The certificate of {host} has expired.': 'Das Zertifikat von {host} ist abgelaufen.',
  'The certificate of {host} expired on {when}.':
    'Das Zertifikat von {host} ist abgelaufen ({when}).',
  'The certificate of {host} is not valid yet.': 'Das Zertifikat von {host} ist noch nicht gültig.',
  'The certificate of {host} is valid from {when} on; the clock of this computer said {now}.':
    'Das Zertifikat von {host} gilt ab {when}; die Uhr dieses Computers zeigte {now}.',
  'another name': 'einen anderen Namen',
  'The certificate of {host} is made out for {names}.':
    'Das Zertifikat von {host} ist ausgestellt für {names}.',
  '{host} and CronPilot could not agree on a secure connection: {why}.':
    '{host} und CronPilot konnten sich auf keine sichere Verbindung einigen: {why}.',
  'What {host} answered is no proper HTTP: {why}.':
    'Was {host} antwortete, ist kein gültiges HTTP: {why}.',
  'The compressed answer of {host} is damaged or cut off ({code}).':
    'Die komprimierte Antwort von {host} ist beschädigt oder abgeschnitten ({code}).',
  'The request was stopped before its answer was whole.':
    'Die Anfrage wurde gestoppt, bevor die Antwort vollständig war.',
  'The proxy did not let the connection to {host} through ({why}).':
    'Der Proxy ließ die Verbindung zu {host} nicht durch ({why}).',
  'The request to {host} failed: {why}.': 'Die Anfrage an {host} ist fehlgeschlagen: {why}.',
  'the CA file `{path}` holds no certificate': 'die CA-Datei `{path}` enthält kein Zertifikat',
  'The server answered {status}; expected {wanted}.':
    'Der Server antwortete {status}; erwartet war {wanted}.',
  'The redirects go in a circle: {path}.': 'Die Weiterleitungen führen im Kreis: {path}.',
  'The server redirected more than {count} times, last to {address}.':
    'Der Server leitete mehr als {count} Mal weiter, zuletzt zu {address}.',
  'The redirect to `{address}` cannot be followed.':
    'Der Weiterleitung zu `{address}` lässt sich nicht folgen.',
  'The server redirects to {address}, which is not sent the body of the request because it holds a secret.':
    'Der Server leitet zu {address} weiter; dorthin geht der Inhalt der Anfrage nicht, weil er ein Geheimnis enthält.',
  'No line of the answer matches `{pattern}`.': 'Keine Zeile der Antwort passt auf `{pattern}`.',
  'A line of the answer matches `{pattern}`: {line}':
    'Eine Zeile der Antwort passt auf `{pattern}`: {line}',
  'Expected an address like https://example.org:8080/ping, got `{address}`.':
    'Erwartet: eine Adresse wie https://example.org:8080/ping, angegeben ist `{address}`.',
  '`{name}` has no default function. Expected `{example}`.':
    '`{name}` hat keine Standardfunktion. Erwartet: `{example}`.',
  '`{name}` could not be loaded: {why}': '`{name}` ließ sich nicht laden: {why}',
  '`{name}` could not be loaded: {why}. Name the file .mjs, or put a package.json with "type": "module" beside it.':
    '`{name}` ließ sich nicht laden: {why}. Die Datei .mjs nennen oder eine package.json mit "type": "module" danebenlegen.',
  '`{name}` is TypeScript, which this runtime (Node {version}) does not run. Compile it to JavaScript.':
    '`{name}` ist TypeScript, das diese Laufzeit (Node {version}) nicht ausführt. Es in JavaScript übersetzen.',
  'The module threw {value}.': 'Das Modul warf {value}.',
  'The module threw a {name} without a message.': 'Das Modul warf einen {name} ohne Meldung.',
  'The module ended its process with exit code {exitCode}.':
    'Das Modul beendete seinen Prozess mit dem Exit-Code {exitCode}.',
  'The module returned the status `{status}`.': 'Das Modul gab den Status `{status}` zurück.',
  'run_task returned the status `{status}`.': 'run_task gab den Status `{status}` zurück.',
  'run_task returned a value of type {kind} instead of a dict with a `status`.':
    'run_task gab einen Wert vom Typ {kind} zurück statt eines dict mit einem `status`.',
  'run_task raised {why}': 'run_task löste aus: {why}',
  '`{name}` has no function run_task(config).': '`{name}` hat keine Funktion run_task(config).',
  '`{name}` is no Python file: its name must end with .py.':
    '`{name}` ist keine Python-Datei: Ihr Name muss mit .py enden.',
  '`{name}` could not be imported: {why}': '`{name}` ließ sich nicht importieren: {why}',
  "`{name}` could not be imported: {why}. A requirements.txt lies beside it: choose it as the task's requirements.":
    '`{name}` ließ sich nicht importieren: {why}. Eine requirements.txt liegt daneben: sie als Requirements-Datei der Aufgabe wählen.',
  'The virtual environment `{path}` cannot be made: {why}':
    'Die virtuelle Umgebung `{path}` lässt sich nicht anlegen: {why}',
  'The requirements `{path}` cannot be read: {why}.':
    'Die Requirements-Datei `{path}` ist nicht lesbar: {why}.',
  'The Python `{path}` cannot make a virtual environment: it has no module `{module}`. On Debian and Ubuntu the package python3-venv brings it.':
    'Das Python `{path}` kann keine virtuelle Umgebung anlegen: Ihm fehlt das Modul `{module}`. Auf Debian und Ubuntu bringt das Paket python3-venv es mit.',
  'The virtual environment could not be made (exit code {code}); the log tells more.':
    'Die virtuelle Umgebung ließ sich nicht anlegen (Exit-Code {code}); mehr steht im Protokoll.',
  'What `{path}` asks for could not be installed (exit code {code}); the log tells more.':
    'Was `{path}` verlangt, ließ sich nicht installieren (Exit-Code {code}); mehr steht im Protokoll.',
};
