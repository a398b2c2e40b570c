/** German of what an import says of tasks of other schedulers. */

import type { Catalogue } from '../../i18n.ts';

export const importNotesDe: Catalogue = {
  'It is not understood.': 'Das ist nicht verständlich.',
  'There is nothing to import from there any more.': 'Von dort gibt es nichts mehr zu importieren.',
  'There is no file {path}.': 'Es gibt keine Datei {path}.',
  'This is no text. A crontab, timer, property list, task XML or YAML file can be read.':
    'Das ist kein Text. Lesbar sind crontab, Timer, Property List, Aufgaben-XML und YAML.',
  'It is a {kind} of Kubernetes, which runs in a container: CronPilot writes those and reads none.':
    'Das ist ein {kind} von Kubernetes, der in einem Container läuft: CronPilot schreibt solche, liest sie aber nicht.',
  'It runs as {user} there; CronPilot would run it as {ownName}.':
    'Läuft dort als {user}; CronPilot würde es als {ownName} ausführen.',
  'It runs as {user} there, and as you here.': 'Läuft dort als {user}, hier unter deinem Namen.',
  'Its output was mailed to {mailTo}; CronPilot keeps it as the run log.':
    'Die Ausgabe ging per Mail an {mailTo}; CronPilot behält sie als Protokoll des Laufs.',
  'Its output went to {output}; CronPilot keeps it as the run log.':
    'Die Ausgabe ging nach {output}; CronPilot behält sie als Protokoll des Laufs.',
  'Its output went to {target}; CronPilot keeps it as the run log.':
    'Die Ausgabe ging nach {target}; CronPilot behält sie als Protokoll des Laufs.',
  'Its output goes on going to {target}, so the run log stays empty.':
    'Die Ausgabe geht weiter nach {target}, deshalb bleibt das Protokoll des Laufs leer.',
  'Left out, since a task has nothing like it: {names}.':
    'Ausgelassen, weil es das bei einer Aufgabe nicht gibt: {names}.',
  'It was switched off there.': 'War dort ausgeschaltet.',
  'It is switched off there.': 'Ist dort ausgeschaltet.',

  'It is neither a variable nor five parts of a time with a command.':
    'Das ist weder eine Variable noch eine Zeit aus fünf Teilen mit einem Befehl.',
  'It has a time but no command.': 'Das hat eine Zeit, aber keinen Befehl.',
  '{when} is no time that CronPilot knows.': '{when} ist keine Zeit, die CronPilot kennt.',
  'CRON_TZ is {zone}, a time zone that this computer does not know.':
    'CRON_TZ ist {zone}, eine Zeitzone, die dieser Computer nicht kennt.',
  'RANDOM_DELAY is no number of minutes: {minutes}.':
    'RANDOM_DELAY ist keine Anzahl von Minuten: {minutes}.',
  'RANDOM_DELAY={minutes}: it starts up to {minutes} minutes later, always by the same delay.':
    'RANDOM_DELAY={minutes}: Startet bis zu {minutes} Minuten später, immer um dieselbe Spanne.',
  'RANDOM_DELAY={minutes}: it starts later by up to so many minutes, always by the same delay.':
    'RANDOM_DELAY={minutes}: Startet um bis zu so viele Minuten später, immer um dieselbe Spanne.',
  'Its times are those of {zone} (CRON_TZ).': 'Die Zeiten sind die von {zone} (CRON_TZ).',
  'START_HOURS_RANGE is for anacron alone; it is left out.':
    'START_HOURS_RANGE gilt nur für anacron und wird ausgelassen.',
  'cron does not expand {name}={value}, and neither does CronPilot.':
    'cron löst {name}={value} nicht auf, und CronPilot auch nicht.',
  'The “-” in front kept cron from logging it; it is left out.':
    'Das „-“ davor hielt cron vom Protokollieren ab; es wird ausgelassen.',
  'cron draws a new time for “~” at each start; here it is fixed: {drawn}.':
    'cron lost für „~“ bei jedem Start eine neue Zeit aus; hier ist sie fest: {drawn}.',
  'Starts once after each boot, with CronPilot: at login, or with the computer where CronPilot runs as a service.':
    'Startet einmal nach jedem Hochfahren, mit CronPilot: beim Anmelden, oder mit dem Computer, wo CronPilot als Dienst läuft.',
  'Every hour restarts the count: {from} is followed by {to} after {gap, plural, one {# minute} other {# minutes}}.':
    'Jede Stunde beginnt die Zählung neu: Auf {from} folgt {to} nach {gap, plural, one {# Minute} other {# Minuten}}.',
  'Every day restarts the count: {from} is followed by {to} after {gap, plural, one {# hour} other {# hours}}.':
    'Jeden Tag beginnt die Zählung neu: Auf {from} folgt {to} nach {gap, plural, one {# Stunde} other {# Stunden}}.',
  'cron reads this as “or”: those days of the month, and those weekdays as well.':
    'cron liest das als „oder“: diese Tage des Monats und auch diese Wochentage.',
  'There is no crontab any more.': 'Es gibt keine crontab mehr.',
  'Line {line} of the crontab is another one now. Read it again.':
    'Zeile {line} der crontab ist jetzt eine andere. Bitte neu einlesen.',
  'crontab refused the change: {why}': 'crontab hat die Änderung abgelehnt: {why}',
  'cron keeps another crontab than it was given. The old one is in {backupPath}.':
    'cron behält eine andere crontab als die übergebene. Die alte liegt in {backupPath}.',

  'It is no anacron job: days, minutes, a name and a command.':
    'Das ist kein Auftrag für anacron: Tage, Minuten, ein Name und ein Befehl.',
  'The period is neither a number of days nor @daily to @yearly: {period}.':
    'Der Abstand ist weder eine Anzahl von Tagen noch @daily bis @yearly: {period}.',
  'anacron runs it as soon as it is due and the computer on; here it has a time, made up for when it was missed.':
    'anacron startet es, sobald es fällig und der Computer an ist; hier hat es eine Uhrzeit und wird nachgeholt, wenn sie verpasst wurde.',
  'anacron waits {delay} minutes at first; that is left out.':
    'anacron wartet zuerst {delay} Minuten; das wird ausgelassen.',
  "START_HOURS_RANGE={range}: it is due at the range's begin.":
    'START_HOURS_RANGE={range}: Fällig ist es am Anfang dieser Spanne.',

  'A service alone has no times: its timer belongs to it.':
    'Ein Dienst allein hat keine Zeiten: Sein Timer gehört dazu.',
  'It is a template: it has no times until it gets a name.':
    'Das ist eine Vorlage: Zeiten hat sie erst mit einem Namen.',
  'The unit {startedName} is not beside it.': 'Die Unit {startedName} liegt nicht daneben.',
  'With its drop-ins: {names}.': 'Mit seinen Drop-ins: {names}.',
  'OnCalendar={text}: {problem}': 'OnCalendar={text}: {problem}',
  '{name}={text} is no time span.': '{name}={text} ist keine Zeitspanne.',
  '{name}={text}: an interval is from 1 second to 366 days here.':
    '{name}={text}: Ein Abstand ist hier 1 Sekunde bis 366 Tage lang.',
  'The timer has no times.': 'Der Timer hat keine Zeiten.',
  '{name}: it starts once after each boot, with CronPilot.':
    '{name}: Startet einmal nach jedem Hochfahren, mit CronPilot.',
  'The {text} that it waits before are left out.': 'Die {text} Wartezeit davor fallen weg.',
  'It starts every {text}, counted from start to start and not from the last end.':
    'Startet alle {text}, gezählt von Start zu Start und nicht ab dem letzten Ende.',
  'Every {text} is counted from when it is brought in, not from its last start.':
    'Alle {text} zählt ab dem Import, nicht ab dem letzten Start.',
  'It starts up to {delay} later (RandomizedDelaySec), always by the same delay.':
    'Startet bis zu {delay} später (RandomizedDelaySec), immer um dieselbe Spanne.',
  'Of its random delay of {text}, 24 hours are kept.':
    'Von der zufälligen Verzögerung von {text} bleiben 24 Stunden.',
  'It does not wake the computer here (WakeSystem).': 'Weckt hier den Computer nicht (WakeSystem).',
  'A change of the clock does not start it here (OnClockChange).':
    'Startet hier nicht, wenn die Uhr gestellt wird (OnClockChange).',
  'A change of the time zone does not start it here (OnTimezoneChange).':
    'Startet hier nicht, wenn die Zeitzone wechselt (OnTimezoneChange).',
  '{name}={value} of the timer is not asked for.': '{name}={value} des Timers wird nicht beachtet.',
  '{name}={value} is not asked for.': '{name}={value} wird nicht beachtet.',
  'It stays in the background (Type={type}), and a run of CronPilot has an end.':
    'Der Dienst bleibt im Hintergrund (Type={type}), und ein Lauf von CronPilot hat ein Ende.',
  'The service has no command (ExecStart).': 'Der Dienst hat keinen Befehl (ExecStart).',
  'Part of it runs with more rights than the service has (“+” or “!”).':
    'Ein Teil davon läuft mit mehr Rechten, als der Dienst hat („+“ oder „!“).',
  'Environment={text} names no variable.': 'Environment={text} nennt keine Variable.',
  '{unknown} in Environment={text} is a word of systemd; it stays as it is.':
    '{unknown} in Environment={text} ist ein Wort von systemd; es bleibt, wie es ist.',
  'Its file of variables is read by the shell (EnvironmentFile).':
    'Die Datei mit Variablen liest die Shell (EnvironmentFile).',
  '{unknown} is a word of systemd that CronPilot cannot fill in.':
    '{unknown} ist ein Wort von systemd, das CronPilot nicht ersetzen kann.',
  'It has no higher priority than others here (Nice={nice}).':
    'Hat hier keinen Vorrang vor anderen (Nice={nice}).',
  'SuccessExitStatus={word} is no exit code known here.':
    'SuccessExitStatus={word} ist kein Exit-Code, der hier bekannt ist.',
  'Other units are not started with it ({needs}).':
    'Andere Units werden nicht mitgestartet ({needs}).',
  'A quotation mark in its command is not closed.':
    'Ein Anführungszeichen im Befehl ist nicht geschlossen.',
  'Its command is empty.': 'Der Befehl ist leer.',
  '“{words}” is not understood.': '„{words}“ ist nicht verständlich.',
  'The time zone {zone} is not known here.': 'Die Zeitzone {zone} ist hier nicht bekannt.',
  'The weekdays {part} run backwards.': 'Die Wochentage {part} laufen rückwärts.',
  '“{word}” is no weekday.': '„{word}“ ist kein Wochentag.',
  '“{text}” is no date such as *-*-01.': '„{text}“ ist kein Datum wie *-*-01.',
  '“{text}” is no time of day such as 02:30.': '„{text}“ ist keine Uhrzeit wie 02:30.',
  "CronPilot counts from a month's end to its last day and last weekdays alone, not to ~{text}.":
    'CronPilot zählt vom Monatsende her nur bis zum letzten Tag und zu den letzten Wochentagen, nicht bis ~{text}.',
  'The years {text} do not follow each other.': 'Die Jahre {text} folgen nicht aufeinander.',
  'CronPilot has no parts of seconds ({what} {text}).':
    'CronPilot kennt keine Teile von Sekunden ({what, select, second {Sekunde} other {{what}}} {text}).',
  '“{part}” is not understood ({what} {text}).':
    '„{part}“ ist nicht verständlich ({what, select, year {Jahr} month {Monat} day {Tag} hour {Stunde} minute {Minute} second {Sekunde} other {{what}}} {text}).',
  '“{part}” is no {what} from {min} to {max}.':
    '„{part}“ ist {what, select, year {kein Jahr} month {kein Monat} day {kein Tag} hour {keine Stunde} minute {keine Minute} second {keine Sekunde} other {kein Wert}} von {min} bis {max}.',

  'It is no property list with settings.': 'Das ist keine Property List mit Einstellungen.',
  'It has neither ProgramArguments nor a Program.': 'Hat weder ProgramArguments noch ein Program.',
  'launchd keeps it running (KeepAlive), and a run of CronPilot has an end.':
    'launchd hält es am Laufen (KeepAlive), und ein Lauf von CronPilot hat ein Ende.',
  'StartCalendarInterval holds a part that is no number of its range.':
    'StartCalendarInterval enthält einen Teil, der keine Zahl seines Bereichs ist.',
  'Without a Minute, launchd starts it in every minute of that {span}.':
    'Ohne Minute startet launchd es in jeder Minute {span, select, hour {dieser Stunde} other {dieses Tages}}.',
  'launchd starts it on demand; here it starts by hand.':
    'launchd startet es auf Anforderung; hier startet es von Hand.',
  'RunAtLoad: it starts whenever CronPilot starts.':
    'RunAtLoad: Startet immer, wenn CronPilot startet.',
  'launchd starts it again until the folder is empty; here each change starts it once.':
    'launchd startet es, bis der Ordner leer ist; hier startet jede Änderung es einmal.',
  'It is switched off in launchd (Disabled).': 'Ist in launchd ausgeschaltet (Disabled).',
  'It has no higher priority than others here (Nice {nice}).':
    'Hat hier keinen Vorrang vor anderen (Nice {nice}).',

  'It is no task of the Windows Task Scheduler.':
    'Das ist keine Aufgabe der Windows-Aufgabenplanung.',
  'One of its triggers is left out. {each}': 'Einer der Auslöser wird ausgelassen. {each}',
  'It does not wake the computer here.': 'Weckt hier den Computer nicht.',
  'It is not stopped when the computer goes on battery.':
    'Wird nicht gestoppt, wenn der Computer auf Akku wechselt.',
  'It runs with the highest rights there, and with yours here.':
    'Läuft dort mit höchsten Rechten, hier mit deinen.',
  'A {kind} that is switched off is left out.': 'Ein ausgeschalteter {kind} wird ausgelassen.',
  'It starts with CronPilot after the boot.': 'Startet mit CronPilot nach dem Hochfahren.',
  'It starts with CronPilot after the login.': 'Startet mit CronPilot nach dem Anmelden.',
  'It starts on {session}.': 'Startet bei {session}.',
  'a change of the session': 'einem Wechsel der Sitzung',
  'CronPilot has no trigger like {kind}.': 'CronPilot hat keinen Auslöser wie {kind}.',
  'Its delay of {delay} is left out.': 'Die Verzögerung von {delay} wird ausgelassen.',
  'The {kind} holds at any time here ({bounds}).': 'Der {kind} gilt hier jederzeit ({bounds}).',
  'Every {interval} is counted from when it is brought in.': 'Alle {interval} zählt ab dem Import.',
  'It does not repeat every {interval} for a while after the {kind}.':
    'Wiederholt sich nach dem {kind} nicht eine Zeit lang alle {interval}.',
  'The {kind} has no StartBoundary that is a time.':
    'Der {kind} hat keine StartBoundary, die eine Zeit ist.',
  'Its last time is told by another clock than its first (EndBoundary).':
    'Die letzte Zeit gilt nach einer anderen Uhr als die erste (EndBoundary).',
  'It repeats every {interval}, which is no time span.':
    'Wiederholt sich alle {interval}, was keine Zeitspanne ist.',
  'It repeats every {interval} for {duration, select, ever {ever} other {{duration}}}, which CronPilot can only say of whole days.':
    'Wiederholt sich alle {interval} {duration, select, ever {für immer} other {für {duration}}}; das kann CronPilot nur von ganzen Tagen sagen.',

  'It would follow {each}, which is no task here.': 'Folgt auf {each}, das es hier nicht gibt.',
  'It names neither a script nor a command.': 'Nennt weder ein Skript noch einen Befehl.',
  'The export was not saved as {path}: {why}.':
    'Der Export wurde nicht als {path} gespeichert: {why}.',
};
