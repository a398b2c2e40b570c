/** Looks at the certificate of a server that was refused for it, to tell its dates. */

import { connect } from 'node:tls';

const TIMEOUT_MS = 5_000;

export interface CertificateDates {
  readonly validFromMs: number;
  readonly validToMs: number;
}

/** Nothing is sent to the server. Null when it shows none, as behind a proxy. */
export function readCertificateDates(url: URL): Promise<CertificateDates | null> {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  return new Promise((resolve) => {
    const socket = connect({
      host,
      port: Number(url.port || 443),
      // An address is no name of a server.
      ...(/^[\d.]+$|:/.test(host) ? {} : { servername: host }),
      rejectUnauthorized: false,
      timeout: TIMEOUT_MS,
    });
    const end = (dates: CertificateDates | null) => {
      resolve(dates);
      socket.destroy();
    };
    socket.once('secureConnect', () => {
      const { valid_from: from, valid_to: to } = socket.getPeerCertificate();
      const [validFromMs, validToMs] = [Date.parse(from), Date.parse(to)];
      end(Number.isNaN(validFromMs + validToMs) ? null : { validFromMs, validToMs });
    });
    socket.once('timeout', () => end(null));
    socket.once('error', () => end(null));
  });
}
