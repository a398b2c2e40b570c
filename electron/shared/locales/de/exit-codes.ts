/** German of what exit codes stand for; the words of a program follow its name. */

import type { Catalogue } from '../../i18n.ts';

export const exitCodesDe: Catalogue = {
  'was called with wrong arguments': 'wurde mit falschen Argumenten aufgerufen',
  'and the other side speak different versions of its protocol':
    'und die Gegenseite sprechen verschiedene Versionen des Protokolls',
  'could not open the files or folders it was given':
    'konnte die angegebenen Dateien oder Ordner nicht öffnen',
  'was asked for something that it or the other side cannot do':
    'sollte etwas tun, das es oder die Gegenseite nicht kann',
  'could not begin to talk to the other side':
    'konnte das Gespräch mit der Gegenseite nicht beginnen',
  'could not write its log file': 'konnte die eigene Protokolldatei nicht schreiben',
  'lost the network connection': 'verlor die Netzwerkverbindung',
  'could not read or write a file, for example because a disk is full':
    'konnte eine Datei nicht lesen oder schreiben, etwa weil ein Datenträger voll ist',
  'lost the connection to the other side, or the other side failed':
    'verlor die Verbindung zur Gegenseite, oder diese schlug fehl',
  'could not report its errors': 'konnte die eigenen Fehler nicht melden',
  'could not talk to its own processes': 'konnte nicht mit den eigenen Prozessen sprechen',
  'was interrupted': 'wurde unterbrochen',
  'lost one of its own processes': 'verlor einen der eigenen Prozesse',
  'ran out of memory': 'hatte keinen Speicher mehr',
  'transferred only a part of the files': 'übertrug nur einen Teil der Dateien',
  'missed files that disappeared while it ran': 'vermisste Dateien, die währenddessen verschwanden',
  'deleted no more: the limit of --max-delete was reached':
    'löschte nicht weiter: die Grenze von --max-delete war erreicht',
  'waited in vain for data': 'wartete vergeblich auf Daten',
  'waited in vain for a connection to the other side':
    'wartete vergeblich auf eine Verbindung zur Gegenseite',
  'does not speak the protocol of this address': 'spricht das Protokoll dieser Adresse nicht',
  'could not initialise itself': 'konnte sich nicht einrichten',
  'was given an address that is malformed': 'bekam eine fehlerhafte Adresse',
  'could not find the proxy by its name': 'fand den Proxy unter diesem Namen nicht',
  'could not find the host by its name': 'fand den Rechner unter diesem Namen nicht',
  'could not connect to the host': 'konnte sich nicht mit dem Rechner verbinden',
  'did not understand the answer of the server': 'verstand die Antwort des Servers nicht',
  'was refused access to the file or folder': 'bekam keinen Zugriff auf die Datei oder den Ordner',
  'got only a part of the file': 'bekam nur einen Teil der Datei',
  'got an HTTP error (400 or above)': 'bekam einen HTTP-Fehler (400 oder höher)',
  'could not write what it received': 'konnte das Empfangene nicht schreiben',
  'could not upload the file': 'konnte die Datei nicht hochladen',
  'could not read a local file': 'konnte eine lokale Datei nicht lesen',
  'took longer than its time limit': 'brauchte länger als das eigene Zeitlimit',
  'could not agree on encryption with the server':
    'konnte sich mit dem Server nicht auf eine Verschlüsselung einigen',
  'was redirected too often': 'wurde zu oft weitergeleitet',
  'got no answer from the server': 'bekam keine Antwort vom Server',
  'could not send its data': 'konnte die Daten nicht senden',
  'lost the connection while receiving': 'verlor beim Empfangen die Verbindung',
  'could not use its own certificate': 'konnte das eigene Zertifikat nicht verwenden',
  'does not trust the certificate of the server': 'vertraut dem Zertifikat des Servers nicht',
  'was refused by the server: user or password is wrong':
    'wurde vom Server abgewiesen: Name oder Passwort ist falsch',
  'could not read its list of certificate authorities':
    'konnte die Liste der Zertifizierungsstellen nicht lesen',
  'was told that the file does not exist': 'erfuhr, dass es die Datei nicht gibt',
  'failed; its output says why': 'schlug fehl; die Ausgabe sagt, warum',
  'was called with wrong arguments or has a wrong configuration':
    'wurde mit falschen Argumenten aufgerufen oder ist falsch eingestellt',
  'could not read or write a file': 'konnte eine Datei nicht lesen oder schreiben',
  'could not reach the server': 'konnte den Server nicht erreichen',
  'was refused: user or password is wrong': 'wurde abgewiesen: Name oder Passwort ist falsch',
  'and the server did not understand each other': 'und der Server verstanden einander nicht',
  'was answered with an error by the server': 'bekam vom Server einen Fehler als Antwort',
  crashed: 'stürzte ab',
  'could not read some of the files; the others are backed up':
    'konnte einige Dateien nicht lesen; die anderen sind gesichert',
  'found no repository there': 'fand dort kein Repository',
  'could not lock the repository: another restic uses it, or has left its lock':
    'konnte das Repository nicht sperren: ein anderes restic benutzt es oder hat seine Sperre hinterlassen',
  'was given a wrong password for the repository': 'bekam ein falsches Passwort für das Repository',
  'did not find the folder': 'fand den Ordner nicht',
  'did not find the file': 'fand die Datei nicht',
  'failed for now; a later attempt may succeed':
    'schlug vorerst fehl; ein späterer Versuch kann gelingen',
  'met errors that a later attempt will not mend':
    'traf auf Fehler, die ein späterer Versuch nicht behebt',
  'met an error that stopped it; a later attempt will not help':
    'brach mit einem Fehler ab; ein späterer Versuch hilft nicht',
  'stopped at the limit of --max-transfer': 'hielt an der Grenze von --max-transfer an',
  'had nothing to transfer': 'hatte nichts zu übertragen',
  'stopped at the limit of --max-duration': 'hielt an der Grenze von --max-duration an',
  'found backups of a computer with another name':
    'fand Sicherungen eines Rechners mit anderem Namen',
  'will not restore over a file that is there':
    'überschreibt beim Wiederherstellen keine vorhandene Datei',
  'did not find the folder to back up': 'fand den zu sichernden Ordner nicht',
  'did not find the path to restore in the backup':
    'fand den wiederherzustellenden Pfad nicht in der Sicherung',
  'found a damaged volume: its checksum is wrong':
    'fand ein beschädigtes Volume: die Prüfsumme ist falsch',
  'was used in a way that cannot work; its output says why':
    'wurde so benutzt, wie es nicht gehen kann; die Ausgabe sagt, warum',
  'could not encrypt or decrypt (GnuPG failed)':
    'konnte nicht ver- oder entschlüsseln (GnuPG schlug fehl)',
  'could not use the storage': 'konnte den Speicherort nicht benutzen',
  'was refused access to the storage': 'bekam keinen Zugriff auf den Speicherort',
  'did not find the file on the storage': 'fand die Datei am Speicherort nicht',
  'found no space left on the storage': 'fand am Speicherort keinen Platz mehr',
  'copied files and had no failure': 'kopierte Dateien ohne Fehler',
  'found extra files at the destination and had no failure':
    'fand zusätzliche Dateien am Ziel und hatte keinen Fehler',
  'copied files, found extra ones at the destination and had no failure':
    'kopierte Dateien, fand zusätzliche am Ziel und hatte keinen Fehler',
  'found files that do not match their counterparts':
    'fand Dateien, die nicht zu ihren Gegenstücken passen',
  'copied files and found some that do not match their counterparts':
    'kopierte Dateien und fand einige, die nicht zu ihren Gegenstücken passen',
  'found extra files and some that do not match their counterparts':
    'fand zusätzliche Dateien und einige, die nicht zu ihren Gegenstücken passen',
  'copied files and found extra ones and some that do not match their counterparts':
    'kopierte Dateien und fand zusätzliche sowie einige, die nicht zu ihren Gegenstücken passen',
  'could not copy some of the files': 'konnte einige Dateien nicht kopieren',
  'copied nothing: wrong arguments or no access':
    'kopierte nichts: falsche Argumente oder kein Zugriff',
  'finished with warnings, for example of files that changed while it read them':
    'endete mit Warnungen, etwa zu Dateien, die sich beim Lesen änderten',
  'was called with wrong arguments or lacks a permission':
    'wurde mit falschen Argumenten aufgerufen oder darf etwas nicht',
  'ran into a fault of the system': 'stieß auf einen Fehler des Systems',
  'could not mount': 'konnte nicht einhängen',
  'mounted only some': 'hängte nur einige ein',
  'found errors and corrected them': 'fand Fehler und behob sie',
  'corrected errors; the computer should be restarted':
    'behob Fehler; der Computer sollte neu gestartet werden',
  'left errors uncorrected': 'ließ Fehler unbehoben',
  'could not do its work': 'konnte nicht arbeiten',
  'was cancelled': 'wurde abgebrochen',
  'unpacked with warnings': 'entpackte mit Warnungen',
  'found an error in the archive': 'fand einen Fehler im Archiv',
  'did not find the archive': 'fand das Archiv nicht',
  'found no file of that name in the archive': 'fand keine Datei dieses Namens im Archiv',
  'found the disk full': 'fand den Datenträger voll',
  'had nothing to do': 'hatte nichts zu tun',
  'could not write, for example because the disk is full':
    'konnte nicht schreiben, etwa weil der Datenträger voll ist',
  'could not create the archive': 'konnte das Archiv nicht anlegen',
  'could not open a file to read': 'konnte eine Datei nicht zum Lesen öffnen',
  'finished with warnings: some files could not be read':
    'endete mit Warnungen: einige Dateien waren nicht lesbar',
  'called a program that failed': 'rief ein Programm auf, das fehlschlug',
  'stopped since a program ended with exit code 255':
    'hielt an, da ein Programm mit Exit-Code 255 endete',
  'stopped since a signal ended a program': 'hielt an, da ein Signal ein Programm beendete',
  'found no match': 'fand keinen Treffer',
  'failed, for example on a missing file': 'schlug fehl, etwa an einer fehlenden Datei',
  'found differences': 'fand Unterschiede',
  'could not compare': 'konnte nicht vergleichen',
  'itself failed, before it started the container':
    'schlug selbst fehl, bevor es den Container startete',
  'could not execute the command in the container':
    'konnte den Befehl im Container nicht ausführen',
  'did not find the command in the container': 'fand den Befehl im Container nicht',
  'could not connect, was not let in or lost the connection':
    'konnte sich nicht verbinden, wurde nicht eingelassen oder verlor die Verbindung',
  'met files that changed while it read them': 'traf auf Dateien, die sich beim Lesen änderten',
  'could not look at some of the files': 'konnte einige Dateien nicht ansehen',
  'ran into an error of its own, like a missing file':
    'stieß auf einen eigenen Fehler, etwa eine fehlende Datei',
  'lost the connection to the server': 'verlor die Verbindung zum Server',
  'stopped at an error in the SQL script': 'hielt an einem Fehler im SQL-Skript an',
  'could not go on; its output says why': 'konnte nicht weiter; die Ausgabe sagt, warum',
  'ended the program at its time limit': 'beendete das Programm am Zeitlimit',
  'itself failed': 'schlug selbst fehl',
  'got no answer': 'bekam keine Antwort',
  'could not send, for example to an unknown host':
    'konnte nicht senden, etwa an einen unbekannten Rechner',
  'says that the unit is not active': 'sagt, dass die Unit nicht aktiv ist',
  'knows no such unit': 'kennt keine solche Unit',
  'its terminal or session was closed': 'das Terminal oder die Sitzung wurde geschlossen',
  'it was interrupted': 'es wurde unterbrochen',
  'it was told to quit': 'es sollte sich beenden',
  'it met an instruction that this processor does not have':
    'es traf auf einen Befehl, den dieser Prozessor nicht hat',
  'it met a breakpoint or a failed check':
    'es traf auf einen Haltepunkt oder eine gescheiterte Prüfung',
  'it gave up by itself': 'es gab von selbst auf',
  'it calculated something impossible': 'es rechnete etwas Unmögliches',
  'it was killed, often because the memory ran out': 'es wurde abgebrochen, oft aus Speichermangel',
  'it crashed: it used memory that is not its own':
    'es stürzte ab: es griff auf fremden Speicher zu',
  'whoever read its output went away': 'wer die Ausgabe las, ist weg',
  'a timer of its own ran out': 'ein eigener Zeitgeber lief ab',
  'it was asked to stop': 'es wurde gebeten aufzuhören',
  'it used up its processor time': 'es verbrauchte seine Prozessorzeit',
  'it wrote a larger file than it may': 'es schrieb eine größere Datei als erlaubt',
  'a program that it names may not be executed':
    'ein genanntes Programm darf nicht ausgeführt werden',
  'a program that it names was not found': 'ein genanntes Programm wurde nicht gefunden',
  'its arguments were wrong': 'die Argumente waren falsch',
  'its input was wrong': 'die Eingabe war falsch',
  'its input is missing': 'die Eingabe fehlt',
  'there is no such user': 'diesen Benutzer gibt es nicht',
  'there is no such host': 'diesen Rechner gibt es nicht',
  'a service it needs is not available': 'ein benötigter Dienst ist nicht verfügbar',
  'a fault inside the program': 'ein Fehler im Programm',
  'a fault of the system': 'ein Fehler des Systems',
  'a file of the system is missing': 'eine Datei des Systems fehlt',
  'its output could not be created': 'die Ausgabe konnte nicht angelegt werden',
  'reading or writing failed': 'Lesen oder Schreiben schlug fehl',
  'it failed for now and may succeed later': 'es schlug vorerst fehl und kann später gelingen',
  'the other side broke the protocol': 'die Gegenseite verletzte das Protokoll',
  'it lacks a permission': 'eine Berechtigung fehlt',
  'its configuration is wrong': 'die Konfiguration ist falsch',
  'a signal ended it (number {signal})': 'ein Signal beendete es (Nummer {signal})',
  '{words} ({signal})': '{words} ({signal})',
  'Ended with exit code {exitCode}.': 'Mit Exit-Code {exitCode} beendet.',
  'Ended with exit code {exitCode}: {words}.': 'Mit Exit-Code {exitCode} beendet: {words}.',
  'signal {signal}': 'Signal {signal}',
  '{program} {words}': '{program} {words}',
};
