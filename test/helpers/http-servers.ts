/** Real servers on this computer for requests of tasks: plain, with TLS, and raw sockets. */

import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { type AddressInfo, createServer as createRawServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

import { tempDir } from './temp-dir.ts';

/** Resolves with its address, which has no slash at the end. */
export async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  return `http://127.0.0.1:${await listen(server)}`;
}

export interface Certificate {
  readonly certPath: string;
  readonly keyPath: string;
}

/** By the name `localhost`. */
export async function serveTls(
  certificate: Certificate,
  listener: RequestListener,
): Promise<string> {
  const server = createTlsServer(
    { cert: readFileSync(certificate.certPath), key: readFileSync(certificate.keyPath) },
    listener,
  );
  return `https://localhost:${await listen(server)}`;
}

/** For answers that no HTTP server would give. */
export async function serveRaw(onSocket: (socket: Socket) => void): Promise<string> {
  const sockets = new Set<Socket>();
  const server = createRawServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    onSocket(socket);
  });
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** Signed by itself, valid for a century. */
export function makeCertificate(name = 'localhost'): Certificate {
  const dir = tempDir();
  const [certPath, keyPath] = [join(dir, 'cert.pem'), join(dir, 'key.pem')];
  const subject = ['-subj', `/CN=${name}`, '-addext', `subjectAltName=DNS:${name}`];
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
  const files = ['-keyout', keyPath, '-out', certPath];
  openssl('req', '-x509', ...key, ...files, '-days', '36500', ...subject);
  return { certPath, keyPath };
}

/** Signed by itself for the first day of 2020. */
export function makeExpiredCertificate(): Certificate {
  const dir = tempDir();
  const { keyPath } = makeCertificate();
  const [configPath, requestPath, certPath] = [
    join(dir, 'ca'),
    join(dir, 'csr'),
    join(dir, 'cert'),
  ];
  writeFileSync(join(dir, 'index'), '');
  writeFileSync(
    configPath,
    `[ca]
default_ca = own
[own]
database = ${join(dir, 'index')}
new_certs_dir = ${dir}
default_md = sha256
rand_serial = yes
policy = names
x509_extensions = extensions
[names]
commonName = supplied
[extensions]
subjectAltName = DNS:localhost
`,
  );
  openssl('req', '-new', '-key', keyPath, '-out', requestPath, '-subj', '/CN=localhost');
  const days = ['-startdate', '20200101000000Z', '-enddate', '20200102000000Z'];
  const files = ['-config', configPath, '-in', requestPath, '-keyfile', keyPath, '-out', certPath];
  openssl('ca', '-batch', '-selfsign', '-notext', ...days, ...files);
  return { certPath, keyPath };
}

function openssl(...args: readonly string[]): void {
  execFileSync('openssl', args, { stdio: 'ignore' });
}

async function listen(server: Server): Promise<number> {
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  await new Promise<void>((resolve) => server.listen(0, resolve));
  return (server.address() as AddressInfo).port;
}
