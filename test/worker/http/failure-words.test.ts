import { describe, expect, onTestFinished, test } from 'vitest';

import { setLocale } from '../../../electron/shared/i18n.ts';
import { german } from '../../../electron/shared/locales/de.ts';
import { say, sayEnglish } from '../../../electron/shared/phrase.ts';
import { describeRequestFailure } from '../../../electron/worker/http/failure-words.ts';
import type { CertificateDates } from '../../../electron/worker/http/read-certificate.ts';

const context = {
  host: 'example.org',
  connectTimeoutMs: 30_000,
  silenceTimeoutMs: 300_000,
  isOnline: true,
  certificate: null as CertificateDates | null,
  nowMs: Date.UTC(2026, 10, 23, 12),
};

function told(error: unknown, change: Partial<typeof context> = {}) {
  const { reasonCode, message } = describeRequestFailure(error, { ...context, ...change });
  return { reasonCode, message: sayEnglish(message) };
}

function words(code: string, message = 'its message'): string {
  return told(Object.assign(new Error(message), { code })).message;
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
  expect(told('text').message).toBe('The request to example.org failed: text.');
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
  expect(told(new AggregateError([refused])).message).toBe(
    'The connection to example.org (::1:80) was refused: nothing listens there.',
  );
});

describe('a certificate', () => {
  const dates = { validFromMs: Date.UTC(2025, 0, 2, 12), validToMs: Date.UTC(2026, 10, 20, 12) };
  const about = (code: string, cert?: object) =>
    told(Object.assign(new Error(code), { code, cert }), { certificate: dates });

  test('is told with its dates', () => {
    expect(about('CERT_HAS_EXPIRED')).toMatchObject({
      reasonCode: 'http_cert_expired',
      message: expect.stringMatching(/^The certificate of example\.org expired on Fri 20 Nov \d/),
    });
    expect(about('CERT_NOT_YET_VALID')).toMatchObject({
      reasonCode: 'http_cert_not_yet_valid',
      message: expect.stringMatching(
        /is valid from Thu 2 Jan 2025 .* on; the clock of this computer said Mon 23 Nov /,
      ),
    });
  });

  test('is told in the language of whoever reads it', () => {
    const error = Object.assign(new Error('x'), { code: 'CERT_HAS_EXPIRED' });
    const { message } = describeRequestFailure(error, { ...context, certificate: dates });
    onTestFinished(() => setLocale('en'));
    setLocale('de', german);
    expect(say(message)).toMatch(
      /^Das Zertifikat von example\.org ist abgelaufen \(Fr\.?,? 20\. Nov/,
    );
  });

  test('for other hosts names the first of them', () => {
    const code = 'ERR_TLS_CERT_ALTNAME_INVALID';
    const subjectaltname = 'DNS:a.org, DNS:b.org, IP Address:10.0.0.1, DNS:c.org, DNS:d.org';
    expect(about(code, { subjectaltname })).toEqual({
      reasonCode: 'http_cert_name',
      message: 'The certificate of example.org is made out for a.org, b.org, 10.0.0.1 and 2 more.',
    });
    expect(about(code).message).toBe(
      'The certificate of example.org is made out for another name.',
    );
  });
});

test('without a network it is the computer that was offline, as far as it needs one', () => {
  const offline = (code: string) =>
    told(Object.assign(new Error(code), { code }), { isOnline: false });
  expect(offline('ENOTFOUND')).toEqual({
    reasonCode: 'http_offline',
    message: 'This computer was offline, so example.org could not be reached.',
  });
  expect(offline('ENETUNREACH').reasonCode).toBe('http_offline');
  expect(offline('ECONNREFUSED').reasonCode).toBe('http_refused');
});
