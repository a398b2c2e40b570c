/** A whole CronPilot whose HTTP API is on, and plain HTTP to talk to it. */

import { type IncomingMessage, request as httpRequest } from 'node:http';
import { text } from 'node:stream/consumers';
import { readFileSync } from 'node:fs';

import { freePort } from './free-port.ts';
import { type TestCronPilot, startCronPilot } from './start-cronpilot.ts';

export const USER = 'anna';
export const PASSWORD = 'correct horse';
export const BASIC = `Basic ${Buffer.from(`${USER}:${PASSWORD}`).toString('base64')}`;

export interface HttpSent {
  readonly method?: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** Null sends none. */
  readonly authorization?: string | null;
}

export interface HttpAnswer {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly text: string;
  /** Undefined for what is not JSON. */
  // oxlint-disable-next-line typescript/no-explicit-any -- a test says what it expects
  readonly json: any;
}

export interface HttpApi {
  readonly port: number;
  readonly cronPilot: TestCronPilot;
  readonly send: (path: string, sent?: HttpSent) => Promise<HttpAnswer>;
  /** CronPilot's own log. */
  readonly appLog: () => string;
}

export async function startHttpApi(): Promise<HttpApi> {
  const cronPilot = await startCronPilot();
  const port = await freePort();
  await cronPilot.localApi.switchOn({ port, userName: USER, password: PASSWORD });
  return {
    port,
    cronPilot,
    send: (path, sent) => sendHttp(port, path, sent),
    appLog: () => readFileSync(cronPilot.paths.appLogPath, 'utf8'),
  };
}

/** A text or bytes as a body go as they are, anything else as JSON. */
export async function sendHttp(
  port: number,
  path: string,
  { method = 'GET', body, headers = {}, authorization = BASIC }: HttpSent = {},
): Promise<HttpAnswer> {
  const bytes = Buffer.isBuffer(body) || typeof body === 'string' ? body : JSON.stringify(body);
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    const request = httpRequest(
      {
        host: '127.0.0.1',
        port,
        method,
        path,
        agent: false,
        headers: {
          ...(bytes !== undefined && {
            'content-type': 'application/json',
            ...(!headers['transfer-encoding'] && { 'content-length': Buffer.byteLength(bytes) }),
          }),
          ...(authorization !== null && { authorization }),
          ...headers,
        },
      },
      resolve,
    );
    request.on('error', reject);
    request.end(bytes);
  });
  const received = await text(response);
  const isJson = /json/.test(response.headers['content-type'] ?? '');
  return {
    status: response.statusCode ?? 0,
    headers: response.headers,
    text: received,
    json: isJson && received !== '' ? JSON.parse(received) : undefined,
  };
}
