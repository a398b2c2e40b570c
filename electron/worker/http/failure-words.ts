/** Says in a sentence why a request got no answer. Pure. */

import { wordingOf } from '../../shared/errors.ts';
import { type Phrase, phrase, type Wording } from '../../shared/phrase.ts';
import type { RequestFailure } from '../../shared/request-failure.ts';
import type { CertificateDates } from './read-certificate.ts';

interface FailureContext {
  /** Host and port, as in the address. */
  readonly host: string;
  readonly connectTimeoutMs: number;
  readonly silenceTimeoutMs: number;
  /** The computer had a network. */
  readonly isOnline: boolean;
  /** Of the certificate that was refused; null when there is none, or it was not seen. */
  readonly certificate: CertificateDates | null;
  readonly nowMs: number;
}

/** What the errors of the system, of TLS and of the HTTP client have in common. */
interface NetworkError {
  readonly code: string;
  readonly message: string;
  readonly wording: Wording;
  /** `10.0.0.1:80`, which may be a proxy's; null when the error tells none. */
  readonly address: string | null;
  /** Hosts that a certificate is made out for; empty when the error tells none. */
  readonly names: readonly string[];
}

export interface DescribedFailure {
  readonly reasonCode: RequestFailure;
  readonly message: Wording;
}

export function describeRequestFailure(error: unknown, context: FailureContext): DescribedFailure {
  const known = readError(error);
  const [reasonCode, describe] = KINDS.get(known.code) ?? groupOf(known) ?? UNKNOWN;
  if (!context.isOnline && NEED_NETWORK.has(reasonCode)) {
    const { host } = context;
    return {
      reasonCode: 'http_offline',
      message: phrase('This computer was offline, so {host} could not be reached.', { host }),
    };
  }
  return { reasonCode, message: describe(context, known) };
}

/** Whether the certificate itself is the reason, so that its dates are worth a look. */
export function isAboutDates(error: unknown): boolean {
  return ['CERT_HAS_EXPIRED', 'CERT_NOT_YET_VALID'].includes(readError(error).code);
}

const NEED_NETWORK: ReadonlySet<RequestFailure> = new Set(['http_dns', 'http_unreachable']);

type Describe = (context: FailureContext, error: NetworkError) => Phrase;
type Kind = readonly [RequestFailure, Describe];

const UNKNOWN: Kind = [
  'http_error',
  ({ host }, { code, wording }) =>
    phrase('The request to {host} failed: {why}.', {
      host,
      why: code === '' ? wording : [wording, `(${code})`],
    }),
];

const unknownName: Kind = [
  'http_dns',
  ({ host }) =>
    phrase('The name of {host} could not be found (DNS): it is misspelt, or there is no network.', {
      host,
    }),
];
const reset: Kind = [
  'http_reset',
  ({ host }) =>
    phrase('The connection to {host} was ended before the whole answer had come.', { host }),
];
const unreachable: Kind = [
  'http_unreachable',
  ({ host }, { code }) => phrase('The network does not reach {host} ({code}).', { host, code }),
];
const selfSigned: Kind = [
  'http_cert_untrusted',
  ({ host }) =>
    phrase(
      'The certificate of {host} is signed by itself. Trust it with a CA file, or switch off the check of certificates.',
      { host },
    ),
];
const unknownIssuer: Kind = [
  'http_cert_untrusted',
  ({ host }, { code }) =>
    phrase(
      'The certificate of {host} comes from an authority that this computer does not know ({code}). Give its CA file.',
      { host, code },
    ),
];
const noTls: Kind = [
  'http_tls',
  ({ host }, { message }) =>
    phrase('{host} and CronPilot could not agree on a secure connection: {why}.', {
      host,
      why: tlsReason(message),
    }),
];
const garbled: Kind = [
  'http_error',
  ({ host }, { message }) =>
    phrase('What {host} answered is no proper HTTP: {why}.', { host, why: message }),
];
const badCompression: Kind = [
  'http_error',
  ({ host }, { code }) =>
    phrase('The compressed answer of {host} is damaged or cut off ({code}).', { host, code }),
];

const expired: Describe = ({ host, certificate, nowMs }) =>
  certificate === null
    ? phrase('The certificate of {host} has expired.', { host })
    : phrase('The certificate of {host} expired on {when}.', {
        host,
        when: { dateTimeMs: certificate.validToMs, nowMs },
      });
const notYetValid: Describe = ({ host, certificate, nowMs }) =>
  certificate === null
    ? phrase('The certificate of {host} is not valid yet.', { host })
    : phrase(
        'The certificate of {host} is valid from {when} on; the clock of this computer said {now}.',
        {
          host,
          when: { dateTimeMs: certificate.validFromMs, nowMs },
          now: { dateTimeMs: nowMs, nowMs },
        },
      );

const KINDS: ReadonlyMap<string, Kind> = new Map([
  ['ENOTFOUND', unknownName],
  ['EAI_AGAIN', unknownName],
  [
    'ECONNREFUSED',
    [
      'http_refused',
      ({ host }, { address }) =>
        phrase('The connection to {host} was refused: nothing listens there.', {
          host: address === null || address === host ? host : `${host} (${address})`,
        }),
    ],
  ],
  ['ECONNRESET', reset],
  ['EPIPE', reset],
  ['UND_ERR_SOCKET', reset],
  ['UND_ERR_RES_CONTENT_LENGTH_MISMATCH', reset],
  ['EHOSTUNREACH', unreachable],
  ['ENETUNREACH', unreachable],
  ['EADDRNOTAVAIL', unreachable],
  ['ETIMEDOUT', ['http_timeout', unreachable[1]]],
  [
    'UND_ERR_CONNECT_TIMEOUT',
    [
      'http_timeout',
      ({ host, connectTimeoutMs }) =>
        phrase('{host} did not take the connection within {seconds} s.', {
          host,
          seconds: connectTimeoutMs / 1000,
        }),
    ],
  ],
  [
    'UND_ERR_HEADERS_TIMEOUT',
    [
      'http_timeout',
      ({ host, silenceTimeoutMs }) =>
        phrase('{host} did not begin to answer within {seconds} s.', {
          host,
          seconds: silenceTimeoutMs / 1000,
        }),
    ],
  ],
  [
    'UND_ERR_BODY_TIMEOUT',
    [
      'http_timeout',
      ({ host, silenceTimeoutMs }) =>
        phrase('{host} fell silent in the middle of its answer for {seconds} s.', {
          host,
          seconds: silenceTimeoutMs / 1000,
        }),
    ],
  ],
  ['CERT_HAS_EXPIRED', ['http_cert_expired', expired]],
  ['CERT_NOT_YET_VALID', ['http_cert_not_yet_valid', notYetValid]],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', selfSigned],
  ['SELF_SIGNED_CERT_IN_CHAIN', unknownIssuer],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', unknownIssuer],
  ['UNABLE_TO_GET_ISSUER_CERT', unknownIssuer],
  ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', unknownIssuer],
  [
    'ERR_TLS_CERT_ALTNAME_INVALID',
    [
      'http_cert_name',
      ({ host }, { names }) =>
        phrase('The certificate of {host} is made out for {names}.', {
          host,
          names: namesInWords(names),
        }),
    ],
  ],
  ['EPROTO', noTls],
  [
    'AbortError',
    ['http_error', () => phrase('The request was stopped before its answer was whole.')],
  ],
  [
    'UND_ERR_ABORTED',
    [
      'http_error',
      ({ host }, { message }) =>
        phrase('The proxy did not let the connection to {host} through ({why}).', {
          host,
          why: /\d{3}/.exec(message)?.[0] ?? message,
        }),
    ],
  ],
]);

function groupOf({ code }: NetworkError): Kind | undefined {
  if (code.startsWith('ERR_SSL_')) return noTls;
  if (code === 'HTTPParserError' || code.startsWith('HPE_')) return garbled;
  return /^(Z_|ERR__ERROR_)/.test(code) ? badCompression : undefined;
}

const MAX_NAMES = 3;

/** Of the tries at several addresses of a name the first one counts. */
function readError(error: unknown): NetworkError {
  if (!(error instanceof Error)) {
    const message = String(error);
    return { code: '', message, wording: message, address: null, names: [] };
  }
  const first: unknown = error instanceof AggregateError ? (error.errors[0] ?? error) : error;
  const { code, address, port } = first as { code?: unknown; address?: unknown; port?: unknown };
  const name = error.name === 'Error' ? '' : error.name;
  return {
    code: typeof code === 'string' ? code : name,
    message: (first as Error).message,
    wording: wordingOf(first),
    address: typeof address === 'string' ? `${address}:${String(port)}` : null,
    names: namesIn((first as { cert?: { subjectaltname?: unknown } }).cert?.subjectaltname),
  };
}

/** `DNS:example.org, IP Address:10.0.0.1` of Node's certificates. */
function namesIn(altNames: unknown): readonly string[] {
  if (typeof altNames !== 'string') return [];
  return altNames.split(', ').flatMap((name) => /^(?:DNS|IP Address):(.+)$/.exec(name)?.[1] ?? []);
}

function namesInWords(names: readonly string[]): Wording {
  if (names.length === 0) return phrase('another name');
  const shown = names.slice(0, MAX_NAMES).join(', ');
  const count = names.length - MAX_NAMES;
  return count <= 0 ? shown : phrase('{names} and {count} more', { names: shown, count });
}

/** `error:CODE:LIBRARY:FUNCTION:REASON:FILE:LINE` of OpenSSL and BoringSSL, which shouts. */
function tlsReason(message: string): string {
  const reason = /error:[^:]*:[^:]*:[^:]*:([^:]+)/.exec(message)?.[1];
  return reason?.replaceAll('_', ' ').toLowerCase() ?? message.trim();
}
