/** The route and its query, both kept behind the `#`: the page itself is one file. */

import { useSyncExternalStore } from 'react';
import type { BaseLocationHook, BaseSearchHook } from 'wouter';

interface NavigateOptions {
  readonly replace?: boolean;
}

export const useHashRoute: BaseLocationHook & { hrefs: (href: string) => string } = Object.assign(
  () => [useSyncExternalStore(subscribe, path), navigate] as [string, typeof navigate],
  { hrefs: (href: string) => `#${href}` },
);

/** Without the `?`. */
export const useHashSearch: BaseSearchHook = () => useSyncExternalStore(subscribe, search);

/** @param to A route such as `/tasks?status=failing`; `?...` alone keeps the path. */
function navigate(to: string, { replace = false }: NavigateOptions = {}): void {
  const target = `#${to.startsWith('?') ? path() + (to === '?' ? '' : to) : to}`;
  if (target === window.location.hash) return;
  window.history[replace ? 'replaceState' : 'pushState'](null, '', target);
  window.dispatchEvent(new HashChangeEvent('hashchange'));
}

function subscribe(listener: () => void): () => void {
  window.addEventListener('hashchange', listener);
  window.addEventListener('popstate', listener);
  return () => {
    window.removeEventListener('hashchange', listener);
    window.removeEventListener('popstate', listener);
  };
}

function parts(): readonly [path: string, search: string] {
  const [path = '', search = ''] = window.location.hash.replace(/^#\/?/, '/').split('?', 2);
  return [path === '' ? '/' : path, search];
}

const path = () => parts()[0];
const search = () => parts()[1];
