/** Why a request counts as failed, for programs and for the window's advice. */

export const requestFailures = [
  /** The answer's status is not among the expected ones. */
  'http_status',
  /** Its body does not match, or matches what it must not. */
  'http_body',
  /** The computer itself had no network. */
  'http_offline',
  'http_dns',
  'http_refused',
  'http_unreachable',
  'http_timeout',
  /** The connection ended before the whole answer had come. */
  'http_reset',
  'http_cert_expired',
  'http_cert_not_yet_valid',
  /** The certificate is made out for other names. */
  'http_cert_name',
  /** It is signed by itself, or by an authority that is not known here. */
  'http_cert_untrusted',
  /** No secure connection came about, for any other reason. */
  'http_tls',
  /** Anything else. */
  'http_error',
] as const;
export type RequestFailure = (typeof requestFailures)[number];
