import { afterEach, expect, test } from 'vitest';

import { setLocale } from '../../electron/shared/i18n.ts';
import { german } from '../../electron/shared/locales/de.ts';
import { say, sayEnglish } from '../../electron/shared/phrase.ts';
import { recognise } from '../../electron/shared/recognise.ts';

afterEach(() => setLocale('en'));

test.for([
  [
    'The shell `fish9` was not found in PATH (/usr/bin:/bin).',
    'Die Shell `fish9` wurde in PATH nicht gefunden (/usr/bin:/bin).',
  ],
  [
    'The log `/x.log` cannot be created: a file is in the way (EEXIST).',
    'Das Protokoll `/x.log` lässt sich nicht anlegen: eine Datei ist im Weg (EEXIST).',
  ],
  [
    'The interpreter `/bin/sh\\r` does not exist. The first line of `a.sh` asks for it. The line ends with a Windows line break.',
    'Der Interpreter `/bin/sh\\r` fehlt. Die erste Zeile von `a.sh` verlangt ihn. Die Zeile endet mit einem Windows-Zeilenumbruch.',
  ],
  [
    'The environment variable `BIG` is 200,004 bytes long; Linux passes on at most 131,071.',
    'Die Umgebungsvariable `BIG` ist 200.004 Bytes lang; Linux reicht höchstens 131.071 weiter.',
  ],
  [
    'The connection to localhost:1 was refused: nothing listens there.',
    'Die Verbindung zu localhost:1 wurde abgelehnt: Dort nimmt niemand an.',
  ],
  [
    'The secret `TOKEN` cannot be read: its key is gone.',
    'Das Geheimnis `TOKEN` ist nicht lesbar: sein Schlüssel ist fort.',
  ],
] as const)('%s', ([english, told]) => {
  const wording = recognise(english);
  expect(sayEnglish(wording)).toBe(english);
  setLocale('de', german);
  expect(say(wording)).toBe(told);
});

test('what a task says in words of its own stays as it is', () => {
  for (const text of ['', 'Disk 3 is {odd}.', 'The moon `x` does not exist.', 'a\nb'])
    expect(recognise(text)).toBe(text);
});
