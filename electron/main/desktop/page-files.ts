/** Which file of the built page an address stands for, and the headers it is served with. */

import { extname, resolve, sep } from 'node:path';

export const APP_SCHEME = 'app';
export const APP_ORIGIN = `${APP_SCHEME}://cronpilot`;

const MIME_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
};

const POLICY = {
  'default-src': `'none'`,
  'script-src': `'self'`,
  'style-src': `'self' 'unsafe-inline'`,
  'font-src': `'self'`,
  'img-src': `'self' data:`,
  'connect-src': `'self'`,
  'base-uri': `'none'`,
  'form-action': `'none'`,
  'frame-ancestors': `'none'`,
};

/**
 * Content-Security-Policy of the page. The development server needs its web socket and the inline
 * script by which React refreshes.
 */
export function contentSecurityPolicy(devServerOrigin: string | null): string {
  const policy = devServerOrigin
    ? {
        ...POLICY,
        'script-src': `'self' 'unsafe-inline'`,
        'connect-src': `'self' ${devServerOrigin.replace(/^http/, 'ws')}`,
      }
    : POLICY;
  return Object.entries(policy)
    .map(([name, sources]) => `${name} ${sources}`)
    .join('; ');
}

/** Absolute path of the file, null for addresses that are not ours or lead out of `pageDir`. */
export function pageFile(address: string, pageDir: string): string | null {
  const url = new URL(address);
  if (`${url.protocol}//${url.host}` !== APP_ORIGIN) return null;
  const path = decodePath(url.pathname);
  if (path === null || path.includes('\0') || path.includes('\\')) return null;
  const file = resolve(pageDir, `.${path === '/' ? '/index.html' : path}`);
  return file.startsWith(resolve(pageDir) + sep) ? file : null;
}

/** The same file for the browser panel, which is served at the root of the HTTP API. */
export function panelFile(pathname: string, pageDir: string) {
  const path = pageFile(`${APP_ORIGIN}${pathname}`, pageDir);
  return path === null ? null : { path, headers: pageHeaders(path) };
}

export function pageHeaders(file: string): Record<string, string> {
  return {
    'content-type': MIME_TYPES[extname(file)] ?? 'application/octet-stream',
    'content-security-policy': contentSecurityPolicy(null),
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-cache',
  };
}

function decodePath(pathname: string): string | null {
  try {
    return decodeURIComponent(pathname);
  } catch {
    return null;
  }
}
