import { createServer } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';

import { freePort } from './free-port.ts';

const FIRST_PORT = 19_000;

test('a port is given once, and not while something listens on it', async () => {
  const server = createServer();
  onTestFinished(() => void server.close());
  await new Promise<void>((resolve) => server.listen(FIRST_PORT, '127.0.0.1', resolve));
  const ports = await Promise.all(Array.from({ length: 7 }, () => freePort(FIRST_PORT, 8)));
  expect(ports.toSorted((a, b) => a - b)).toEqual(
    [1, 2, 3, 4, 5, 6, 7].map((at) => FIRST_PORT + at),
  );
});
