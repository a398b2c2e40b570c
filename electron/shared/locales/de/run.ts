/** German of `run`. */

import type { Catalogue } from '../../i18n.ts';

export const runDe: Catalogue = {
  Crashed: 'Abgestürzt',
  Interrupted: 'Unterbrochen',
  'Command not found': 'Befehl nicht gefunden',
  'A program it names is not in this task’s PATH.':
    'Ein genanntes Programm ist nicht im PATH dieser Aufgabe.',
  'The command reported a failure': 'Der Befehl meldete einen Fehler',
  'The log’s last lines say why.': 'Die letzten Zeilen des Protokolls sagen, warum.',
  'Wrong use of a command': 'Falscher Aufruf eines Befehls',
  'Often a bad option.': 'Oft eine falsche Option.',
  'Bad input data': 'Falsche Eingabedaten',
  'No such input': 'Eingabe nicht vorhanden',
  'No such user': 'Benutzer nicht vorhanden',
  'No such host': 'Rechner nicht vorhanden',
  'Service not available': 'Dienst nicht verfügbar',
  'Fault inside the program': 'Fehler im Programm',
  'Fault of the system': 'Fehler des Systems',
  'A system file is missing': 'Eine Systemdatei fehlt',
  'Its output could not be created': 'Die Ausgabe konnte nicht angelegt werden',
  'Input or output failed': 'Ein- oder Ausgabe fehlgeschlagen',
  'Try again later': 'Später erneut versuchen',
  'The other side broke the protocol': 'Die Gegenseite hielt das Protokoll nicht ein',
  'No permission': 'Keine Berechtigung',
  'Bad configuration': 'Falsche Konfiguration',
  '`timeout` stopped it': 'Von `timeout` gestoppt',
  'Not allowed': 'Nicht erlaubt',
  'The memory ran out': 'Der Speicher ging aus',
  'Let fewer tasks run at once, or give that program less to do at a time.':
    'Weniger Aufgaben zugleich laufen lassen, oder dem Programm auf einmal weniger zu tun geben.',
  'The script has Windows line breaks': 'Das Skript hat Windows-Zeilenenden',
  'Save it with the line breaks of Unix, such as with `dos2unix`.':
    'Mit den Zeilenenden von Unix speichern, etwa mit `dos2unix`.',
  'A Python module is missing': 'Ein Python-Modul fehlt',
  'That Python does not have it: use the Python of the virtual environment in which it is installed.':
    'Dieses Python hat es nicht: das der virtuellen Umgebung nehmen, in der es installiert ist.',
  'A JavaScript module is missing': 'Ein JavaScript-Modul fehlt',
  'Install it beside the script, such as with `npm install`.':
    'Neben dem Skript installieren, etwa mit `npm install`.',
  'The other computer did not let it in': 'Der andere Rechner ließ sie nicht ein',
  'Nobody is there to type a password for a task: give it a key without passphrase that the other computer knows.':
    'Für eine Aufgabe gibt niemand ein Passwort ein: ihr einen Schlüssel ohne Passphrase geben, den der andere Rechner kennt.',
  'The other computer is not known': 'Der andere Rechner ist unbekannt',
  'Connect once in a terminal and check its key. If you did so before, its key has changed: find out why.':
    'Einmal im Terminal verbinden und seinen Schlüssel prüfen. War das schon geschehen, hat sich der Schlüssel geändert: herausfinden, warum.',
  'It asked for something': 'Sie hat nach etwas gefragt',
  'A task has no terminal and nobody who answers: give it the answer by an option, a variable or a secret.':
    'Eine Aufgabe hat kein Terminal und niemanden, der antwortet: die Antwort durch eine Option, eine Variable oder ein Geheimnis geben.',
  'The file may not be executable.': 'Die Datei ist vielleicht nicht ausführbar.',
  Aborted: 'Abgebrochen',
  Killed: 'Getötet',
  'By someone, or by the system when memory ran out.':
    'Von jemandem oder vom System, als der Speicher ausging.',
  'It used memory that is not its own.': 'Es griff auf fremden Speicher zu.',
  'The reader went away': 'Der Leser ging weg',
  'Asked to stop': 'Zum Beenden aufgefordert',
  'Ended by {signal}': 'Beendet durch {signal}',
  success: 'Erfolg',
  'general failure': 'allgemeiner Fehler',
  'Waiting for its turn': 'Wartet, bis er dran ist',
  'Succeeded in {duration}': 'Erfolgreich nach {duration}',
  'Ran longer than allowed': 'Lief länger als erlaubt',
  'Never started': 'Nie gestartet',
  'Stopped after {duration}': 'Gestoppt nach {duration}',
  'Missed {count} times': '{count}-mal verpasst',
  Starting: 'Startet',
  'Just started': 'Gerade gestartet',
  'Running for {duration}': 'Läuft seit {duration}',
  'It could not be started': 'Konnte nicht gestartet werden',
  'The output is not as it should be': 'Die Ausgabe ist nicht, wie sie sein soll',
  'The file is not as it should be': 'Die Datei ist nicht, wie sie sein soll',
  'The server answered with another status': 'Der Server antwortete mit einem anderen Status',
  'The answer is not as it should be': 'Die Antwort ist nicht, wie sie sein soll',
  'The request got no answer': 'Die Anfrage bekam keine Antwort',
  'The task reported a failure': 'Die Aufgabe meldete einen Fehler',
  'It ended with exit code {code}.': 'Endete mit Exit-Code {code}.',
  'It ended with exit code {code} after {duration}.':
    'Endete nach {duration} mit Exit-Code {code}.',
  '{sentence}: {words}': '{sentence}: {words}',
  'It starts as soon as a slot is free.': 'Startet, sobald ein Platz frei ist.',
  'Its log appears here once it starts.': 'Das Protokoll erscheint hier, sobald er startet.',
  'So there is no log.': 'Daher gibt es kein Protokoll.',
  'This run is waiting': 'Dieser Lauf wartet',
  'This run was skipped': 'Dieser Lauf wurde übersprungen',
  'This run was missed': 'Dieser Lauf wurde verpasst',
  'This run was never started': 'Dieser Lauf wurde nie gestartet',
  'Attempt {number}': 'Versuch {number}',
  'No log': 'Kein Protokoll',
  'Log, {size}': 'Protokoll, {size}',
  Facts: 'Angaben',
  Process: 'Prozess',
  'PID {pid}': 'PID {pid}',
  'What happened': 'Was geschah',
  'Exit code': 'Exit-Code',
  Ended: 'Ende',
  '{factor} × the usual {usual}': '{factor} × die üblichen {usual}',
  'Unusually soon, usually {usual}': 'Ungewöhnlich kurz, meist {usual}',
  Because: 'Weil',
  'Scheduled for': 'Fällig',
  'Stands for': 'Steht für',
  '{count} due times': '{count} Fälligkeiten',
  '{count} due times since {day}': '{count} Fälligkeiten seit {day}',
  Attempt: 'Versuch',
  Related: 'Verwandt',
  'Log size': 'Protokollgröße',
  'Log file': 'Protokolldatei',
  'Show in folder': 'Im Ordner zeigen',
  'Edit task': 'Aufgabe bearbeiten',
  'Kill now': 'Sofort beenden',
  'Time against the usual duration': 'Zeit gegen die übliche Dauer',
  'longer than usual, usually {usual}': 'länger als üblich, meist {usual}',
  'usually {usual}': 'meist {usual}',
  'today at {time}': 'heute um {time}',
  'yesterday at {time}': 'gestern um {time}',
  '{day}, {relative}': '{day}, {relative}',
  Stopping: 'Stoppt',
  'Stopping, kill in {seconds} s': 'Stoppt, Ende in {seconds} s',
  'The disk is full': 'Der Datenträger ist voll',
  'Free space there, then run it again.': 'Dort Platz schaffen, dann erneut starten.',
  'The certificate has expired': 'Das Zertifikat ist abgelaufen',
  'The certificate is not trusted': 'Dem Zertifikat wird nicht vertraut',
  'Host not found': 'Rechner nicht gefunden',
  'Look at the name, and whether this computer was online.':
    'Den Namen prüfen, und ob dieser Computer online war.',
  'Nothing answers on that port': 'Auf diesem Port antwortet nichts',
  'No answer in time': 'Keine Antwort in der Zeit',
  'CronPilot runs tasks as you: look at who may read, write or execute that file.':
    'CronPilot führt Aufgaben als du aus: prüfe, wer die Datei lesen, schreiben oder ausführen darf.',
  'As the task is now; it was edited since.':
    'Wie die Aufgabe jetzt ist; sie wurde seither bearbeitet.',
  'The log says “{said}”.': 'Das Protokoll sagt „{said}“.',
  'Part of the page': 'Teil der Seite',
  Environment: 'Umgebung',
  'Not signed in': 'Nicht angemeldet',
  'Look at the password or token that it sends, and at what that allows.':
    'Passwort oder Token prüfen, das gesendet wird, und was es erlaubt.',
  'Not found on the server': 'Auf dem Server nicht gefunden',
  'Look at the address.': 'Die Adresse prüfen.',
  'Too many requests': 'Zu viele Anfragen',
  'The server wants to be asked less often.': 'Der Server möchte seltener gefragt werden.',
  'The server failed': 'Der Server hat versagt',
  'It is not the task: try again later.': 'Es liegt nicht an der Aufgabe: später erneut versuchen.',
  'Free space on {path}, then run it again. {path} has {free} left.':
    'Auf {path} Platz schaffen, dann erneut starten. Auf {path} sind noch {free} frei.',
  '{name} is not in this task’s PATH. On this computer it is at {path}.':
    '{name} liegt nicht im PATH dieser Aufgabe. Auf diesem Computer liegt es unter {path}.',
  '{name} is neither in the PATH nor in a folder where programs usually are: look whether it is installed.':
    '{name} ist weder im PATH noch in einem üblichen Programmordner: prüfen, ob es installiert ist.',
  'Use that path': 'Diesen Pfad verwenden',
  '“{task}” uses that path from its next run on.':
    '„{task}“ verwendet diesen Pfad ab dem nächsten Lauf.',
  '“{task}” is as it was.': '„{task}“ ist wie vorher.',
  'This computer was offline': 'Dieser Computer war offline',
  'Switch on “Only with a network” under Conditions, and runs wait for one.':
    'Unter Bedingungen „Nur mit Netzwerk“ einschalten, dann warten Läufe darauf.',
  'Look for a typing mistake in the address; names inside a company often need its VPN.':
    'Die Adresse auf Tippfehler prüfen; Namen innerhalb einer Firma brauchen oft deren VPN.',
  'Look whether the server is running, and at the port in the address.':
    'Prüfen, ob der Server läuft, und den Port in der Adresse.',
  'The network does not reach it': 'Das Netzwerk erreicht ihn nicht',
  'Look at the VPN and at the firewalls between here and there.':
    'Das VPN und die Firewalls auf dem Weg prüfen.',
  'Look whether this computer was online, and at the VPN and firewalls on the way.':
    'Prüfen, ob dieser Computer online war, dazu VPN und Firewalls auf dem Weg.',
  'The connection broke off': 'Die Verbindung brach ab',
  'Attempts of its own, a while apart, help against short outages.':
    'Weitere Versuche mit etwas Abstand helfen gegen kurze Ausfälle.',
  'Renew it on the server; if that day is still to come, set this computer’s clock.':
    'Auf dem Server erneuern; liegt der Tag noch in der Zukunft, die Uhr dieses Computers stellen.',
  'The certificate is not valid yet': 'Das Zertifikat gilt noch nicht',
  'Most often it is the clock of this computer that is wrong.':
    'Meist geht die Uhr dieses Computers falsch.',
  'The certificate is for another host': 'Das Zertifikat gilt für einen anderen Rechner',
  'Use a name that it is made out for, or give the server a certificate for this one.':
    'Einen Namen verwenden, für den es ausgestellt ist, oder dem Server ein Zertifikat für diesen geben.',
  'Give that program the authority that has signed it, such as with --cacert.':
    'Dem Programm die Stelle angeben, die es ausgestellt hat, etwa mit --cacert.',
  'No secure connection': 'Keine sichere Verbindung',
  'Look whether that port speaks HTTPS, and which versions of TLS the server allows.':
    'Prüfen, ob der Port HTTPS spricht und welche TLS-Versionen der Server zulässt.',
  'The server did not understand it': 'Der Server hat die Anfrage nicht verstanden',
  'Its answer in the log often says what is wrong with the body or the headers.':
    'Seine Antwort im Protokoll sagt oft, was an Inhalt oder Kopfzeilen nicht stimmt.',
  'Look at the password or token that it sends; it may have run out.':
    'Passwort oder Token prüfen, das gesendet wird; es kann abgelaufen sein.',
  'The server does not allow it': 'Der Server erlaubt es nicht',
  'Look at what that password or token allows, or whether the server shuts this computer out.':
    'Prüfen, was Passwort oder Token erlauben und ob der Server diesen Computer aussperrt.',
  'Look at the address: the page may have moved.':
    'Die Adresse prüfen: Die Seite kann umgezogen sein.',
  'The server has removed it for good.': 'Der Server hat sie endgültig entfernt.',
  'The server does not take that method': 'Der Server nimmt diese Methode nicht an',
  'Choose another method.': 'Eine andere Methode wählen.',
  'Run it less often. Further attempts wait as long as the server asks for.':
    'Seltener ausführen. Weitere Versuche warten so lange, wie der Server verlangt.',
  'The server points elsewhere': 'Der Server verweist woandershin',
  'Switch on “Follow redirects”, or use the new address.':
    '„Weiterleitungen folgen“ einschalten oder die neue Adresse verwenden.',
  '{time} here': '{time} hier',
  'A file that it reads is missing.': 'Eine Datei, die es liest, fehlt.',
  'Look at the folder that it writes to.': 'Den Ordner prüfen, in den es schreibt.',
  'CronPilot runs tasks as you: look at what that allows.':
    'CronPilot führt Aufgaben als du aus: prüfe, was das erlaubt.',
  'Look at the settings of that program; its output may name the line.':
    'Die Einstellungen des Programms prüfen; seine Ausgabe nennt vielleicht die Zeile.',
  'The limit stands in the command itself, not in the task.':
    'Die Grenze steht im Befehl selbst, nicht in der Aufgabe.',
  'It gave up on a fault of its own; its last lines may say which.':
    'Es gab wegen eines eigenen Fehlers auf; die letzten Zeilen sagen vielleicht, welcher.',
  'What it wrote to was closed before it had written all, such as by `head`.':
    'Wohin es schrieb, wurde geschlossen, bevor alles geschrieben war, etwa durch `head`.',
  'CronPilot did not ask for that: something else on this computer did.':
    'Das kam nicht von CronPilot, sondern von etwas anderem auf diesem Computer.',
  'Make the file executable: {command}': 'Die Datei ausführbar machen: {command}',
};
