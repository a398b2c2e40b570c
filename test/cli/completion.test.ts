/** Completion, man page and help come from one table. */

import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

import { completionScript, completionShells } from '../../electron/cli/completion.ts';
import { HELP, helpOn } from '../../electron/cli/help.ts';
import { COMMAND_HELP, wordsOf } from '../../electron/cli/help-table.ts';
import { manPage } from '../../electron/cli/man-page.ts';
import { tempDir } from '../helpers/temp-dir.ts';

const MAN_PATH = '../../docs/cronpilot.1';

/** What bash offers for the words, the last of which is being typed. */
function complete(...words: string[]): string[] {
  const dir = tempDir();
  writeFileSync(join(dir, 'cronpilot'), '#!/bin/sh\nprintf "Back up\\nMail\\n"\n');
  chmodSync(join(dir, 'cronpilot'), 0o755);
  writeFileSync(join(dir, 'tasks.yaml'), '');
  const script = `${completionScript('bash')}
    COMP_WORDS=(cronpilot "$@") COMP_CWORD=$#
    _cronpilot; printf '%s\\n' "\${COMPREPLY[@]}"`;
  const env = { ...process.env, PATH: `${dir}:${process.env['PATH']}` };
  const output = execFileSync('bash', ['-c', script, 'bash', ...words], {
    encoding: 'utf8',
    env,
    cwd: dir,
  });
  return output.split('\n').filter((line) => line !== '');
}

describe('bash', () => {
  test.each([
    [['imp'], ['import']],
    [
      ['run', ''],
      ['Back\\ up', 'Mail'],
    ],
    [['run', 'Ba'], ['Back\\ up']],
    [['run', '"Back'], ['Back up']],
    [['run', "'Back u"], ['Back up']],
    [['run', '--fo'], ['--follow']],
    [['secret', 's'], ['set']],
    [['apply', 'ta'], ['tasks.yaml']],
    [
      ['completion', ''],
      ['bash', 'zsh', 'fish'],
    ],
    [['add', '--week'], ['--weekly']],
  ])('completes %j', (words, offered) => {
    expect(complete(...words)).toEqual(offered);
  });

  test('offers every command', () => {
    expect(complete('')).toEqual(
      expect.arrayContaining(COMMAND_HELP.map((each) => wordsOf(each)[0])),
    );
  });
});

describe.each(completionShells)('the script for %s', (shell) => {
  test.runIf(spawnSync(shell, ['-c', ':']).status === 0)('is sound', () => {
    expect(spawnSync(shell, ['-n', '-c', completionScript(shell)]).stderr.toString()).toBe('');
  });
});

test('docs/cronpilot.1 is the page of this version', async () => {
  await expect(manPage()).toMatchFileSnapshot(MAN_PATH);
});

const COMMAND_NAMES = [...new Set(COMMAND_HELP.map((command) => wordsOf(command)[0] ?? ''))];

test('the help on a command tells of it alone, with each of its options', () => {
  for (const name of COMMAND_NAMES) {
    const rows = COMMAND_HELP.filter((command) => wordsOf(command)[0] === name);
    const help = helpOn(name);
    expect(help).toMatch(new RegExp(`^Usage: cronpilot ${name}`));
    for (const { usage, options = [] } of rows)
      for (const each of [usage, ...options.map((option) => option.usage)])
        expect(help).toContain(each);
    const others = COMMAND_NAMES.filter((other) => other !== name);
    expect(help.split('\n').filter((line) => others.includes(line.trim()))).toEqual([]);
  }
  expect(helpOn('add')).toContain('--daily');
});

test('each line of the help fits a terminal', () => {
  const lines = [HELP, ...COMMAND_NAMES.map(helpOn)].join('\n').split('\n');
  expect(lines.filter((line) => line.length > 98)).toEqual([]);
});
