/** Turns a task's request into the first thing that is sent. Pure. */

import type { ActionOf } from '../../shared/task-action.ts';
import type { Hop } from './redirect.ts';

/** Null when the address, which parameters may have filled in, is none. */
export function firstHop(action: ActionOf<'http'>, version: string): Hop | null {
  const text = action.url.trim();
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url || !/^https?:$/.test(url.protocol)) return null;
  const authorization = authorizationOf(action, url);
  url.username = '';
  url.password = '';
  const headers = {
    'user-agent': `CronPilot/${version}`,
    accept: '*/*',
    'accept-encoding': 'gzip, deflate, br',
    ...(action.body === null ? {} : { 'content-type': contentTypeOf(action.body) }),
    ...lowerCased(action.headers),
    ...(authorization === null ? {} : { authorization }),
  };
  return { method: action.method, url, headers, body: action.body };
}

/** What the address itself holds counts where the task says nothing. */
function authorizationOf({ auth }: ActionOf<'http'>, url: URL): string | null {
  if (auth?.kind === 'bearer') return `Bearer ${auth.token}`;
  if (auth?.kind === 'basic') return basic(auth.username, auth.password);
  if (url.username === '' && url.password === '') return null;
  return basic(decodeURIComponent(url.username), decodeURIComponent(url.password));
}

function basic(username: string, password: string): string {
  return `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
}

function contentTypeOf(body: string): string {
  try {
    JSON.parse(body);
    return 'application/json';
  } catch {
    return 'text/plain; charset=utf-8';
  }
}

function lowerCased(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]),
  );
}
