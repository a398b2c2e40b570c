/** Says in a sentence why a request got no answer. Pure. */

interface FailureContext {
  /** Host and port, as in the address. */
  readonly host: string;
  readonly connectTimeoutMs: number;
  readonly silenceTimeoutMs: number;
}

/** What the errors of the system, of TLS and of the HTTP client have in common. */
interface NetworkError {
  readonly code: string;
  readonly message: string;
  /** `10.0.0.1:80`, which may be a proxy's; null when the error tells none. */
  readonly address: string | null;
}

export function describeRequestFailure(error: unknown, context: FailureContext): string {
  const known = readError(error);
  const describe = WORDS.get(known.code) ?? groupOf(known);
  if (describe) return describe(context, known);
  const code = known.code === '' ? '' : ` (${known.code})`;
  return `The request to ${context.host} failed: ${known.message}${code}.`;
}

type Describe = (context: FailureContext, error: NetworkError) => string;

const unknownName: Describe = ({ host }) =>
  `The name of ${host} could not be found (DNS): it is misspelt, or there is no network.`;
const reset: Describe = ({ host }) =>
  `The connection to ${host} was ended before the whole answer had come.`;
const unreachable: Describe = ({ host }, { code }) =>
  `The network does not reach ${host} (${code}).`;
const selfSigned: Describe = ({ host }) =>
  `The certificate of ${host} is signed by itself. Trust it with a CA file, or switch off the check of certificates.`;
const unknownIssuer: Describe = ({ host }, { code }) =>
  `The certificate of ${host} comes from an authority that this computer does not know (${code}). Give its CA file.`;
const noTls: Describe = ({ host }, { message }) =>
  `${host} and CronPilot could not agree on a secure connection: ${tlsReason(message)}.`;
const garbled: Describe = ({ host }, { message }) =>
  `What ${host} answered is no proper HTTP: ${message}.`;
const badCompression: Describe = ({ host }, { code }) =>
  `The compressed answer of ${host} is damaged or cut off (${code}).`;

const WORDS: ReadonlyMap<string, Describe> = new Map([
  ['ENOTFOUND', unknownName],
  ['EAI_AGAIN', unknownName],
  [
    'ECONNREFUSED',
    ({ host }, { address }) =>
      `The connection to ${host}${address === null ? '' : ` (${address})`} was refused: nothing listens there.`,
  ],
  ['ECONNRESET', reset],
  ['EPIPE', reset],
  ['UND_ERR_SOCKET', reset],
  ['UND_ERR_RES_CONTENT_LENGTH_MISMATCH', reset],
  ['EHOSTUNREACH', unreachable],
  ['ENETUNREACH', unreachable],
  ['EADDRNOTAVAIL', unreachable],
  ['ETIMEDOUT', unreachable],
  [
    'UND_ERR_CONNECT_TIMEOUT',
    ({ host, connectTimeoutMs }) =>
      `${host} did not take the connection within ${connectTimeoutMs / 1000} s.`,
  ],
  [
    'UND_ERR_HEADERS_TIMEOUT',
    ({ host, silenceTimeoutMs }) =>
      `${host} did not begin to answer within ${silenceTimeoutMs / 1000} s.`,
  ],
  [
    'UND_ERR_BODY_TIMEOUT',
    ({ host, silenceTimeoutMs }) =>
      `${host} fell silent in the middle of its answer for ${silenceTimeoutMs / 1000} s.`,
  ],
  ['CERT_HAS_EXPIRED', ({ host }) => `The certificate of ${host} has expired.`],
  ['CERT_NOT_YET_VALID', ({ host }) => `The certificate of ${host} is not valid yet.`],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', selfSigned],
  ['SELF_SIGNED_CERT_IN_CHAIN', unknownIssuer],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', unknownIssuer],
  ['UNABLE_TO_GET_ISSUER_CERT', unknownIssuer],
  ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', unknownIssuer],
  [
    'ERR_TLS_CERT_ALTNAME_INVALID',
    ({ host }) => `The certificate of ${host} is made out for another name.`,
  ],
  ['EPROTO', noTls],
  ['AbortError', () => 'The request was stopped before its answer was whole.'],
  [
    'UND_ERR_ABORTED',
    ({ host }, { message }) =>
      `The proxy did not let the connection to ${host} through (${/\d{3}/.exec(message)?.[0] ?? message}).`,
  ],
]);

function groupOf({ code }: NetworkError): Describe | undefined {
  if (code.startsWith('ERR_SSL_')) return noTls;
  if (code === 'HTTPParserError' || code.startsWith('HPE_')) return garbled;
  return /^(Z_|ERR__ERROR_)/.test(code) ? badCompression : undefined;
}

/** Of the tries at several addresses of a name the first one counts. */
function readError(error: unknown): NetworkError {
  if (!(error instanceof Error)) return { code: '', message: String(error), address: null };
  const first: unknown = error instanceof AggregateError ? (error.errors[0] ?? error) : error;
  const { code, address, port } = first as { code?: unknown; address?: unknown; port?: unknown };
  const name = error.name === 'Error' ? '' : error.name;
  return {
    code: typeof code === 'string' ? code : name,
    message: (first as Error).message,
    address: typeof address === 'string' ? `${address}:${String(port)}` : null,
  };
}

/** `error:CODE:LIBRARY:FUNCTION:REASON:FILE:LINE` of OpenSSL and BoringSSL, which shouts. */
function tlsReason(message: string): string {
  const reason = /error:[^:]*:[^:]*:[^:]*:([^:]+)/.exec(message)?.[1];
  return reason?.replaceAll('_', ' ').toLowerCase() ?? message.trim();
}
