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
