// A package from the registry is checked by its hash.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { checkIntegrity } from '../../../scripts/setup/registry-package.mjs';

test('a package with another hash is refused', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'cronpilot-set-up-'));
  onTestFinished(() => rmSync(dir, { recursive: true }));
  const file = join(dir, 'a.tgz');
  writeFileSync(file, 'hello');
  const right = 'sha256-LPJNul+wow4m6DsqxbninhsWHlwfp0JecwQzYpOLmCQ=';
  await expect(checkIntegrity(file, right, 'a')).resolves.toBeUndefined();
  await expect(checkIntegrity(file, `${right}x`, 'a')).rejects.toThrow('not the file it should be');
});
