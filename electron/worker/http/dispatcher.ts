/** The connections of a request: certificates, proxies of the environment, patience. */

import { readFileSync } from 'node:fs';
import * as tls from 'node:tls';
import { type Dispatcher, EnvHttpProxyAgent } from 'undici';

import { WordedError } from '../../shared/errors.ts';
import { phrase } from '../../shared/phrase.ts';
import type { TaskPlan } from '../../shared/worker-protocol.ts';

export const CONNECT_TIMEOUT_MS = 30_000;

/** Where Linux distributions keep the authorities that the computer trusts. */
const SYSTEM_CA_PATHS = ['/etc/ssl/certs/ca-certificates.crt', '/etc/pki/tls/certs/ca-bundle.crt'];

interface DispatcherOptions {
  readonly verifyTls: boolean;
  readonly caFile: string | null;
  /** For the answer to begin, and between two pieces of it; 0 waits for ever. */
  readonly silenceTimeoutMs: number;
}

/** @throws Error when the CA file cannot be read or a proxy's address is none */
export function createDispatcher(options: DispatcherOptions, env: TaskPlan['env']): Dispatcher {
  const { verifyTls, caFile, silenceTimeoutMs } = options;
  const trust = verifyTls ? { ca: authorities(caFile) } : { rejectUnauthorized: false };
  const connect = { ...trust, timeout: CONNECT_TIMEOUT_MS };
  const httpProxy = proxyUrl(env['http_proxy'] ?? env['HTTP_PROXY']);
  const httpsProxy = proxyUrl(env['https_proxy'] ?? env['HTTPS_PROXY']);
  return new EnvHttpProxyAgent({
    connect,
    requestTls: connect,
    proxyTls: connect,
    // Plain requests go to a proxy as they are; few let them through a tunnel.
    proxyTunnel: false,
    headersTimeout: silenceTimeoutMs,
    bodyTimeout: silenceTimeoutMs,
    ...(httpProxy === null ? {} : { httpProxy }),
    ...(httpsProxy === null ? {} : { httpsProxy }),
    noProxy: env['no_proxy'] ?? env['NO_PROXY'] ?? '',
  });
}

/** As for curl, the scheme may be left out. */
function proxyUrl(value: string | undefined): string | null {
  if (value === undefined || value.trim() === '') return null;
  return value.includes('://') ? value.trim() : `http://${value.trim()}`;
}

/** Those of the computer, those that Node brings, and the task's own. */
function authorities(caFile: string | null): string[] {
  const own = caFile === null ? [] : [readFileSync(caFile, 'utf8')];
  // Node would pass over it in silence.
  if (caFile !== null && own.some((text) => !text.includes('-----BEGIN ')))
    throw new WordedError(phrase('the CA file `{path}` holds no certificate', { path: caFile }));
  return [...tls.rootCertificates, ...systemAuthorities(), ...own];
}

function systemAuthorities(): readonly string[] {
  if ('getCACertificates' in tls && typeof tls.getCACertificates === 'function')
    return tls.getCACertificates('system') as string[];
  for (const path of SYSTEM_CA_PATHS) {
    try {
      return [readFileSync(path, 'utf8')];
    } catch {
      // Another distribution.
    }
  }
  return [];
}
