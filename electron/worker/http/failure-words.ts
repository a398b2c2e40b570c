/** Says in a sentence why a request got no answer. Pure. */

import { formatDateTime } from '../../shared/duration.ts';
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
  /** `10.0.0.1:80`, which may be a proxy's; null when the error tells none. */
  readonly address: string | null;
  /** Hosts that a certificate is made out for; empty when the error tells none. */
  readonly names: readonly string[];
}

export interface DescribedFailure {
  readonly reasonCode: RequestFailure;
  readonly message: string;
}

export function describeRequestFailure(error: unknown, context: FailureContext): DescribedFailure {
  const known = readError(error);
  const [reasonCode, describe] = KINDS.get(known.code) ?? groupOf(known) ?? UNKNOWN;
  if (!context.isOnline && NEED_NETWORK.has(reasonCode)) {
    const message = `This computer was offline, so ${context.host} could not be reached.`;
    return { reasonCode: 'http_offline', message };
  }
  return { reasonCode, message: describe(context, known) };
}

/** Whether the certificate itself is the reason, so that its dates are worth a look. */
export function isAboutDates(error: unknown): boolean {
  return ['CERT_HAS_EXPIRED', 'CERT_NOT_YET_VALID'].includes(readError(error).code);
}

const NEED_NETWORK: ReadonlySet<RequestFailure> = new Set(['http_dns', 'http_unreachable']);

type Describe = (context: FailureContext, error: NetworkError) => string;
type Kind = readonly [RequestFailure, Describe];

const UNKNOWN: Kind = [
  'http_error',
  ({ host }, { code, message }) =>
    `The request to ${host} failed: ${message}${code === '' ? '' : ` (${code})`}.`,
];

const unknownName: Kind = [
  'http_dns',
  ({ host }) =>
    `The name of ${host} could not be found (DNS): it is misspelt, or there is no network.`,
];
const reset: Kind = [
  'http_reset',
  ({ host }) => `The connection to ${host} was ended before the whole answer had come.`,
];
const unreachable: Kind = [
  'http_unreachable',
  ({ host }, { code }) => `The network does not reach ${host} (${code}).`,
];
const selfSigned: Kind = [
  'http_cert_untrusted',
  ({ host }) =>
    `The certificate of ${host} is signed by itself. Trust it with a CA file, or switch off the check of certificates.`,
];
const unknownIssuer: Kind = [
  'http_cert_untrusted',
  ({ host }, { code }) =>
    `The certificate of ${host} comes from an authority that this computer does not know (${code}). Give its CA file.`,
];
const noTls: Kind = [
  'http_tls',
  ({ host }, { message }) =>
    `${host} and CronPilot could not agree on a secure connection: ${tlsReason(message)}.`,
];
const garbled: Kind = [
  'http_error',
  ({ host }, { message }) => `What ${host} answered is no proper HTTP: ${message}.`,
];
const badCompression: Kind = [
  'http_error',
  ({ host }, { code }) => `The compressed answer of ${host} is damaged or cut off (${code}).`,
];

const expired: Describe = ({ host, certificate, nowMs }) =>
  certificate === null
    ? `The certificate of ${host} has expired.`
    : `The certificate of ${host} expired on ${formatDateTime(certificate.validToMs, nowMs)}.`;
const notYetValid: Describe = ({ host, certificate, nowMs }) =>
  certificate === null
    ? `The certificate of ${host} is not valid yet.`
    : `The certificate of ${host} is valid from ${formatDateTime(certificate.validFromMs, nowMs)} on; the clock of this computer said ${formatDateTime(nowMs, nowMs)}.`;

const KINDS: ReadonlyMap<string, Kind> = new Map([
  ['ENOTFOUND', unknownName],
  ['EAI_AGAIN', unknownName],
  [
    'ECONNREFUSED',
    [
      'http_refused',
      ({ host }, { address }) =>
        `The connection to ${host}${address === null || address === host ? '' : ` (${address})`} was refused: nothing listens there.`,
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
        `${host} did not take the connection within ${connectTimeoutMs / 1000} s.`,
    ],
  ],
  [
    'UND_ERR_HEADERS_TIMEOUT',
    [
      'http_timeout',
      ({ host, silenceTimeoutMs }) =>
        `${host} did not begin to answer within ${silenceTimeoutMs / 1000} s.`,
    ],
  ],
  [
    'UND_ERR_BODY_TIMEOUT',
    [
      'http_timeout',
      ({ host, silenceTimeoutMs }) =>
        `${host} fell silent in the middle of its answer for ${silenceTimeoutMs / 1000} s.`,
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
      ({ host }, { names }) => `The certificate of ${host} is made out for ${namesInWords(names)}.`,
    ],
  ],
  ['EPROTO', noTls],
  ['AbortError', ['http_error', () => 'The request was stopped before its answer was whole.']],
  [
    'UND_ERR_ABORTED',
    [
      'http_error',
      ({ host }, { message }) =>
        `The proxy did not let the connection to ${host} through (${/\d{3}/.exec(message)?.[0] ?? message}).`,
    ],
  ],
]);

function groupOf({ code }: NetworkError): Kind | undefined {
  if (code.startsWith('ERR_SSL_')) return noTls;
  if (code === 'HTTPParserError' || code.startsWith('HPE_')) return garbled;
  return /^(Z_|ERR__ERROR_)/.test(code) ? badCompression : undefined;
}

const UNTOLD: NetworkError = { code: '', message: '', address: null, names: [] };
const MAX_NAMES = 3;

/** Of the tries at several addresses of a name the first one counts. */
function readError(error: unknown): NetworkError {
  if (!(error instanceof Error)) return { ...UNTOLD, message: String(error) };
  const first: unknown = error instanceof AggregateError ? (error.errors[0] ?? error) : error;
  const { code, address, port } = first as { code?: unknown; address?: unknown; port?: unknown };
  const name = error.name === 'Error' ? '' : error.name;
  return {
    code: typeof code === 'string' ? code : name,
    message: (first as Error).message,
    address: typeof address === 'string' ? `${address}:${String(port)}` : null,
    names: namesIn((first as { cert?: { subjectaltname?: unknown } }).cert?.subjectaltname),
  };
}

/** `DNS:example.org, IP Address:10.0.0.1` of Node's certificates. */
function namesIn(altNames: unknown): readonly string[] {
  if (typeof altNames !== 'string') return [];
  return altNames.split(', ').flatMap((name) => /^(?:DNS|IP Address):(.+)$/.exec(name)?.[1] ?? []);
}

function namesInWords(names: readonly string[]): string {
  if (names.length === 0) return 'another name';
  const shown = names.slice(0, MAX_NAMES).join(', ');
  return names.length <= MAX_NAMES ? shown : `${shown} and ${names.length - MAX_NAMES} more`;
}

/** `error:CODE:LIBRARY:FUNCTION:REASON:FILE:LINE` of OpenSSL and BoringSSL, which shouts. */
function tlsReason(message: string): string {
  const reason = /error:[^:]*:[^:]*:[^:]*:([^:]+)/.exec(message)?.[1];
  return reason?.replaceAll('_', ' ').toLowerCase() ?? message.trim();
}
