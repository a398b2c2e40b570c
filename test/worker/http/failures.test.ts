import { gzipSync } from 'node:zlib';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';

import { formatClock } from '../../../electron/shared/duration.ts';
import { logOf } from '../../helpers/fork-worker.ts';
import {
  makeCertificate,
  makeExpiredCertificate,
  serve,
  serveRaw,
  serveTls,
} from '../../helpers/http-servers.ts';
import { httpSpec } from '../../helpers/http-spec.ts';
import { TaskStage, verdictOf } from '../../helpers/task-stage.ts';
import { refusalOf } from '../../helpers/refusal-of.ts';
import { tempDir } from '../../helpers/temp-dir.ts';

let stage: TaskStage;
beforeEach(() => {
  stage = new TaskStage();
});

async function messageOf(url: string, request: object = {}): Promise<unknown> {
  const spec = httpSpec(url, { ...request });
  const end = await stage.run(spec);
  const [exitCode, succeeded, message] = verdictOf(end);
  if (succeeded === true) return 'succeeded';
  expect(exitCode).toBe(1);
  expect(end).toMatchObject({ report: { reasonCode: expect.stringMatching(/^http_/) } });
  expect(logOf(spec)).toContain(String(message));
  return message;
}

describe('a sentence names', () => {
  test('a port where nothing listens', async () => {
    const url = await serveRaw(() => {});
    const port = Number(new URL(url).port);
    const free = `127.0.0.1:${port === 1 ? 2 : 1}`;
    expect(await messageOf(`http://${free}/`)).toBe(
      `The connection to ${free} was refused: nothing listens there.`,
    );
  });

  test('a name that does not exist', async () => {
    expect(await messageOf('http://no-such-name.invalid/')).toBe(
      'The name of no-such-name.invalid could not be found (DNS): it is misspelt, or there is no network.',
    );
  });

  test('a connection that ends before, or in the middle of, the answer', async () => {
    const closes = await serveRaw((socket) => socket.once('data', () => socket.destroy()));
    const sentence = (url: string) =>
      `The connection to ${new URL(url).host} was ended before the whole answer had come.`;
    expect(await messageOf(closes)).toBe(sentence(closes));
    const truncates = await serveRaw((socket) =>
      socket.once('data', () => socket.end('HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf')),
    );
    expect(await messageOf(truncates)).toBe(sentence(truncates));
    const chunked = await serveRaw((socket) =>
      socket.once('data', () =>
        socket.end('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhalf\n'),
      ),
    );
    expect(await messageOf(chunked)).toBe(sentence(chunked));
  });

  test('an answer that is no HTTP', async () => {
    const url = await serveRaw((socket) => socket.once('data', () => socket.end('220 smtp\r\n')));
    expect(await messageOf(url)).toMatch(/^What 127\.0\.0\.1:\d+ answered is no proper HTTP: /);
  });

  test('a compressed answer that is cut off or damaged', async () => {
    const whole = gzipSync('text '.repeat(1000));
    const url = await serve((request, response) => {
      response.setHeader('Content-Encoding', 'gzip');
      response.end(request.url === '/cut' ? whole.subarray(0, 20) : 'no gzip at all');
    });
    const sentence =
      /^The compressed answer of 127\.0\.0\.1:\d+ is damaged or cut off \(Z_\w+\)\.$/;
    expect(await messageOf(`${url}/cut`)).toMatch(sentence);
    expect(await messageOf(`${url}/bad`)).toMatch(sentence);
  });

  test('an address that parameters made wrong', async () => {
    expect(await messageOf('{{x}}')).toBe(
      'Expected an address like https://example.org:8080/ping, got `{{x}}`.',
    );
  });
});

describe('a certificate', () => {
  test('that is signed by itself is refused, unless it is trusted or not checked', async () => {
    const certificate = makeCertificate();
    const url = await serveTls(certificate, (_, response) => response.end('safe'));
    const host = new URL(url).host;
    expect(await messageOf(url)).toBe(
      `The certificate of ${host} is signed by itself. Trust it with a CA file, or switch off the check of certificates.`,
    );
    expect(await messageOf(url, { caFile: certificate.certPath })).toBe('succeeded');
    expect(await messageOf(url, { verifyTls: false })).toBe('succeeded');
  });

  test('that is made out for another name is refused', async () => {
    const certificate = makeCertificate('elsewhere.test');
    const url = await serveTls(certificate, (_, response) => response.end());
    expect(await messageOf(url, { caFile: certificate.certPath })).toBe(
      `The certificate of ${new URL(url).host} is made out for elsewhere.test.`,
    );
  });

  test('that has expired is refused', async () => {
    const certificate = makeExpiredCertificate();
    const url = await serveTls(certificate, (_, response) => response.end());
    expect(await messageOf(url, { caFile: certificate.certPath })).toBe(
      `The certificate of ${new URL(url).host} expired on Thu 2 Jan 2020 ${formatClock(Date.UTC(2020, 0, 2))}.`,
    );
  });

  test('is asked for where there is none', async () => {
    const url = await serve((_, response) => response.end());
    const secure = url.replace('http:', 'https:');
    expect(await messageOf(secure)).toMatch(
      /^127\.0\.0\.1:\d+ and CronPilot could not agree on a secure connection: /,
    );
  });
});

test('a CA file that holds no certificate is named', async () => {
  const caFile = join(tempDir(), 'ca.pem');
  writeFileSync(caFile, 'no certificate');
  expect(await messageOf('https://localhost:1/', { caFile })).toBe(
    `The request to localhost:1 failed: the CA file \`${caFile}\` holds no certificate.`,
  );
});

test('a CA file that is missing is refused by name', async () => {
  const caFile = join(tempDir(), 'none.pem');
  const end = await stage.run(httpSpec('https://localhost:1/', { caFile }));
  expect(refusalOf(end)).toBe(`The CA file \`${caFile}\` does not exist.`);
});
