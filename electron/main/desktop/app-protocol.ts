/** Serves the built page to the window at app://cronpilot/. */

import { readFile } from 'node:fs/promises';

import { protocol, session } from 'electron';

import { APP_SCHEME, contentSecurityPolicy, pageFile, pageHeaders } from './page-files.ts';

/** Makes the page a secure origin like one served by https. Before `app` is ready, and once. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: APP_SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
}

/** Needs `app` to be ready. Any other path than a file of `pageDir` is not found. */
export function serveApp(pageDir: string): void {
  protocol.handle(APP_SCHEME, async ({ method, url }) => {
    const file = method === 'GET' ? pageFile(url, pageDir) : null;
    if (file === null) return notFound();
    try {
      const content = await readFile(file);
      return new Response(new Uint8Array(content), { headers: pageHeaders(file) });
    } catch {
      return notFound();
    }
  });
}

/** Development: the page comes from Vite's server, which sends no policy of its own. */
export function guardDevServer(origin: string): void {
  const policy = contentSecurityPolicy(origin);
  session.defaultSession.webRequest.onHeadersReceived(
    { urls: [`${origin}/*`] },
    ({ responseHeaders }, respond) => {
      respond({ responseHeaders: { ...responseHeaders, 'content-security-policy': [policy] } });
    },
  );
}

function notFound(): Response {
  return new Response('Not found', { status: 404 });
}
