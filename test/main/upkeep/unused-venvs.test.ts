import { mkdirSync, readdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

import { UnusedVenvs } from '../../../electron/main/upkeep/unused-venvs.ts';
import { tempDir } from '../../helpers/temp-dir.ts';
import { DAY_MS, NOW_MS } from '../../helpers/upkeep-stage.ts';

const signal = new AbortController().signal;

function venv(
  venvsDir: string,
  name: string,
  dirDaysAgo: number,
  markDaysAgo: number | null,
): void {
  const dir = join(venvsDir, name);
  mkdirSync(join(dir, 'bin'), { recursive: true });
  const age = (path: string, days: number) => {
    const seconds = (NOW_MS - days * DAY_MS) / 1000;
    utimesSync(path, seconds, seconds);
  };
  if (markDaysAgo !== null) {
    writeFileSync(join(dir, 'last-used'), '');
    age(join(dir, 'last-used'), markDaysAgo);
  }
  age(dir, dirDaysAgo);
}

it('removes environments unused for 30 days, by their mark or else their own age', async () => {
  const venvsDir = tempDir();
  venv(venvsDir, 'used', 90, 29);
  venv(venvsDir, 'unused', 90, 31);
  venv(venvsDir, 'unmarked', 31, null);
  venv(venvsDir, 'new', 1, null);
  const options = { venvsDir, now: () => NOW_MS };
  await new UnusedVenvs({ ...options, runningSinceMs: () => null }).run(signal);
  expect(readdirSync(venvsDir).sort()).toEqual(['new', 'used']);
});

it('keeps what a run that has been going on for longer may use', async () => {
  const venvsDir = tempDir();
  venv(venvsDir, 'in-use', 90, 40);
  venv(venvsDir, 'older', 90, 60);
  const runningSinceMs = () => NOW_MS - 40 * DAY_MS;
  await new UnusedVenvs({ venvsDir, now: () => NOW_MS, runningSinceMs }).run(signal);
  expect(readdirSync(venvsDir)).toEqual(['in-use']);
});

it('finds nothing to do without a folder of environments', async () => {
  const options = { venvsDir: '/nowhere/at/all', now: () => NOW_MS, runningSinceMs: () => null };
  await expect(new UnusedVenvs(options).run(signal)).resolves.toBeUndefined();
});
