// Where npm is looked for.
import { expect, test } from 'vitest';
import { listNpmCandidates } from '../../../scripts/setup/npm.mjs';

test('npm is first looked for where it says it is', () => {
  const candidates = listNpmCandidates(
    { npm_execpath: '/n/npm-cli.js', PATH: '/a:/b' },
    '/x/bin/node',
  );
  expect(candidates[0]).toBe('/n/npm-cli.js');
  expect(candidates).toContain('/b/npm');
  expect(listNpmCandidates({ npm_execpath: '/n/yarn.js' }, '/x/bin/node')[0]).not.toContain('yarn');
});
