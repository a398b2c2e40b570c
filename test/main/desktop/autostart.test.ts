import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, test } from 'vitest';

import { autostartEntry, setAutostart } from '../../../electron/main/desktop/autostart.ts';
import { tempDir } from '../../helpers/temp-dir.ts';

const command = ['/opt/CronPilot/cronpilot', '--hidden'] as const;
const execOf = (...words: string[]) => /^Exec=(.*)$/m.exec(autostartEntry(words))?.[1];

describe('autostartEntry', () => {
  test('starts the program without its window', () => {
    expect(autostartEntry(command)).toBe(`[Desktop Entry]
Type=Application
Name=CronPilot
Comment=Runs your tasks on schedule
Exec=/opt/CronPilot/cronpilot --hidden
Icon=cronpilot
Terminal=false
StartupNotify=false
X-GNOME-Autostart-enabled=true
`);
  });

  test.each([
    ['/home/an na/Cron Pilot', '"/home/an na/Cron Pilot"'],
    ['/opt/100%/x', '/opt/100%%/x'],
    ['/opt/$HOME/x', '"/opt/\\\\$HOME/x"'],
    ['/opt/a"b`c', '"/opt/a\\\\"b\\\\`c"'],
    ['/opt/a\\b', '"/opt/a\\\\\\\\b"'],
    ["/opt/it's", `"/opt/it's"`],
    ['/opt/a\nb', '"/opt/a\\nb"'],
    ['/opt/a\tb\rc', '"/opt/a\\tb\\rc"'],
    ['', '""'],
  ])('%j is written as %s', (word, expected) => {
    expect(execOf(word)).toBe(expected);
  });
});

describe('setAutostart', () => {
  const options = (homeDir: string, env = {}) => ({ command, homeDir, env });
  const fileIn = (configDir: string) => join(configDir, 'autostart', 'cronpilot.desktop');

  test('writes the file below ~/.config and removes it again', () => {
    const home = tempDir();
    const file = fileIn(join(home, '.config'));
    setAutostart(true, options(home));
    expect(readFileSync(file, 'utf8')).toBe(autostartEntry(command));
    setAutostart(false, options(home));
    expect(existsSync(file)).toBe(false);
    expect(readdirSync(join(home, '.config', 'autostart'))).toEqual([]);
  });

  test('follows XDG_CONFIG_HOME unless it is relative', () => {
    const home = tempDir();
    const config = join(home, 'elsewhere');
    setAutostart(true, options(home, { XDG_CONFIG_HOME: config }));
    expect(existsSync(fileIn(config))).toBe(true);
    setAutostart(true, options(home, { XDG_CONFIG_HOME: 'relative' }));
    expect(existsSync(fileIn(join(home, '.config')))).toBe(true);
  });

  test('replaces the file of another version and leaves others alone', () => {
    const home = tempDir();
    const dir = join(home, '.config', 'autostart');
    mkdirSync(dir, { recursive: true });
    writeFileSync(join(dir, 'other.desktop'), 'other');
    writeFileSync(join(dir, 'cronpilot.desktop'), 'old');
    const file = join(dir, 'cronpilot.desktop');
    const inodes = [statSync(file).ino];
    setAutostart(true, options(home));
    expect(readFileSync(file, 'utf8')).toBe(autostartEntry(command));
    // A whole file takes the place of the other, and nothing that of one that is right.
    inodes.push(statSync(file).ino);
    setAutostart(true, options(home));
    inodes.push(statSync(file).ino);
    expect([inodes[0] === inodes[1], inodes[1] === inodes[2]]).toEqual([false, true]);
    expect(readdirSync(dir).sort()).toEqual(['cronpilot.desktop', 'other.desktop']);
  });

  test('turning off what was never on does nothing', () => {
    const home = tempDir();
    setAutostart(false, options(home));
    expect(readdirSync(home)).toEqual([]);
  });
});
