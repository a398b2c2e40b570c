/** What follows an answer that points elsewhere (RFC 9110, 15.4; fetch's rules for methods). Pure. */

import { type Phrase, phrase } from '../../shared/phrase.ts';

export interface Hop {
  readonly method: string;
  /** Without user name and password. */
  readonly url: URL;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
}

export type RedirectDecision =
  | { readonly kind: 'final' }
  | { readonly kind: 'follow'; readonly hop: Hop }
  /** @param why a sentence */
  | { readonly kind: 'refuse'; readonly why: Phrase };

const STATUSES = [301, 302, 303, 307, 308];
/** Never sent on to another origin. */
const PRIVATE_HEADERS = ['authorization', 'cookie', 'proxy-authorization'];

/**
 * @param location of the answer; an answer without one is final
 * @param isSecret whether a text holds a secret of the run's, which another origin must not see
 */
export function decideRedirect(
  hop: Hop,
  status: number,
  location: string | undefined,
  isSecret: (text: string) => boolean,
): RedirectDecision {
  if (!STATUSES.includes(status) || location === undefined) return { kind: 'final' };
  const url = URL.canParse(location, hop.url.href) ? new URL(location, hop.url) : null;
  if (!url || !/^https?:$/.test(url.protocol))
    return {
      kind: 'refuse',
      why: phrase('The redirect to `{address}` cannot be followed.', { address: location }),
    };
  url.username = '';
  url.password = '';
  if (url.hash === '') url.hash = hop.url.hash;
  const next = { ...withMethodFor(hop, status), url };
  if (url.origin === hop.url.origin) return { kind: 'follow', hop: next };
  if (next.body !== null && isSecret(next.body)) {
    const why = phrase(
      'The server redirects to {address}, which is not sent the body of the request because it holds a secret.',
      { address: url.origin },
    );
    return { kind: 'refuse', why };
  }
  const headers = without(
    next.headers,
    (name, value) => PRIVATE_HEADERS.includes(name) || name === 'host' || isSecret(value),
  );
  return { kind: 'follow', hop: { ...next, headers } };
}

function withMethodFor(hop: Hop, status: number): Hop {
  const becomesGet =
    (status === 303 && hop.method !== 'HEAD') || (status <= 302 && hop.method === 'POST');
  if (!becomesGet) return hop;
  const headers = without(hop.headers, (name) => name.startsWith('content-'));
  return { ...hop, method: 'GET', headers, body: null };
}

function without(
  headers: Hop['headers'],
  isDropped: (name: string, value: string) => boolean,
): Hop['headers'] {
  return Object.fromEntries(
    Object.entries(headers).filter(([name, value]) => !isDropped(name, value)),
  );
}
