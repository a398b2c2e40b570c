import { expect, test } from 'vitest';
import { describeRequestFailure } from '../../../electron/worker/http/failure-words.ts';

const context = { host: 'example.org', connectTimeoutMs: 30_000, silenceTimeoutMs: 300_000 };

function words(code: string, message = 'its message'): string {
  return describeRequestFailure(Object.assign(new Error(message), { code }), context);
}

test('names what cannot be provoked quickly: patience, dates, routes', () => {
  expect(words('UND_ERR_CONNECT_TIMEOUT')).toBe(
    'example.org did not take the connection within 30 s.',
  );
  expect(words('UND_ERR_HEADERS_TIMEOUT')).toBe(
    'example.org did not begin to answer within 300 s.',
  );
  expect(words('UND_ERR_BODY_TIMEOUT')).toContain('fell silent in the middle');
  expect(words('CERT_HAS_EXPIRED')).toBe('The certificate of example.org has expired.');
  expect(words('ENETUNREACH')).toBe('The network does not reach example.org (ENETUNREACH).');
});

test('says of what it does not know the message and the code', () => {
  expect(words('EODD')).toBe('The request to example.org failed: its message (EODD).');
  expect(describeRequestFailure('text', context)).toBe('The request to example.org failed: text.');
});

test('tells what OpenSSL and BoringSSL say in the same words', () => {
  for (const message of [
    '80E0A1:error:0A00010B:SSL routines:ssl3_get_record:wrong version number:../deps/x.c:354:\n',
    '330368:error:100000f7:SSL routines:OPENSSL_internal:WRONG_VERSION_NUMBER:../../x.cc:211:',
  ])
    expect(words('EPROTO', message)).toBe(
      'example.org and CronPilot could not agree on a secure connection: wrong version number.',
    );
});

test('takes the first of several addresses', () => {
  const refused = Object.assign(new Error('x'), {
    code: 'ECONNREFUSED',
    address: '::1',
    port: 80,
  });
  expect(describeRequestFailure(new AggregateError([refused]), context)).toBe(
    'The connection to example.org (::1:80) was refused: nothing listens there.',
  );
});
