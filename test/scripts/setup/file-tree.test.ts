// Folders are linked with all they hold.
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { linkTree, listFiles } from '../../../scripts/setup/file-tree.mjs';

test('a linked tree has the same files', () => {
  const dir = mkdtempSync(join(tmpdir(), 'cronpilot-set-up-'));
  onTestFinished(() => rmSync(dir, { recursive: true }));
  linkTree('electron/shared', join(dir, 'copy'));
  const copied = listFiles(join(dir, 'copy'));
  expect(copied.length).toBe(listFiles('electron/shared').length);
  expect(statSync(String(copied[0])).size).toBeGreaterThan(0);
});
