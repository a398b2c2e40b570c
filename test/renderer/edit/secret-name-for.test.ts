import { expect, test } from 'vitest';

import { secretName } from '../../../electron/shared/secret.ts';
import { secretNameFor } from '../../../renderer/views/edit/secret-name-for.ts';

test.each([
  ['https://api.example.org/v1', 'API_EXAMPLE_ORG_TOKEN'],
  ['https://münchen.de', 'XN_MNCHEN_3YA_DE_TOKEN'],
  ['http://127.0.0.1:7000', 'TOKEN'],
  ['', 'TOKEN'],
  ['{{param.HOST}}/x', 'TOKEN'],
  [`https://${'long.'.repeat(30)}org`, `${'LONG_'.repeat(8)}_TOKEN`],
])('a secret for %s is called %s', (url, name) => {
  expect(secretNameFor(url, 'TOKEN')).toBe(name);
  expect(secretName.safeParse(name).success).toBe(true);
});
