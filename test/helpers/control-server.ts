/** A control server whose calls are scripted, and raw HTTP to talk to it. */

import { once } from 'node:events';
import { request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { onTestFinished } from 'vitest';

import { ControlServer } from '../../electron/main/api/control-server.ts';
import { AppError, toErrorPayload } from '../../electron/shared/errors.ts';
import { tempDir } from './temp-dir.ts';
import { until } from './until.ts';

type Listener = (name: string, payload: unknown) => void;

/** Not started; stopped after the test. Its calls echo, `refuse`, `break` or `hang` by their names. */
export function makeControlServer(socketPath = join(tempDir(), 'own', 'control.sock')) {
  const listeners = new Set<Listener>();
  const bugs: unknown[] = [];
  const calls: { name: string; request: unknown }[] = [];
  const hooks: { token: string; body: unknown }[] = [];
  const server = new ControlServer({
    socketPath,
    call: async (name, request) => {
      calls.push({ name, request });
      if (name === 'refuse') {
        return { ok: false, error: toErrorPayload(new AppError('conflict', 'No', { field: 'x' })) };
      }
      if (name === 'break') throw new Error('secret');
      if (name === 'hang') await new Promise(() => undefined);
      return { ok: true, value: request };
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    receiveHook: (token, body) => {
      hooks.push({ token, body });
      return { kind: 'accepted', runId: hooks.length };
    },
    onBug: (error) => bugs.push(error),
  });
  onTestFinished(() => server.stop());
  const emit: Listener = (name, payload) =>
    listeners.forEach((listener) => listener(name, payload));
  return { server, socketPath, listeners, bugs, calls, hooks, emit };
}

export async function startControlServer(socketPath?: string) {
  const made = makeControlServer(socketPath);
  await made.server.start();
  return made;
}

export interface Sent {
  readonly method?: string;
  readonly path?: string;
  readonly body?: string | Buffer;
  readonly headers?: Record<string, string>;
}

export const JSON_TYPE = { 'content-type': 'application/json' };

export async function send(socketPath: string, sent: Sent = {}) {
  const { method = 'POST', path = '/call/echo', body = '', headers = JSON_TYPE } = sent;
  const request = httpRequest({ socketPath, method, path, headers, agent: false });
  const answered = once(request, 'response');
  request.end(body);
  const [response] = await answered;
  return {
    status: response.statusCode as number,
    retryAfter: response.headers['retry-after'] as string | undefined,
    result: JSON.parse(await text(response)),
  };
}

/** Writes bytes as they are; resolves when the server has closed the connection. */
export async function sendRaw(socketPath: string, bytes: Uint8Array): Promise<string> {
  const socket = connect(socketPath);
  let answer = '';
  socket.on('data', (data) => (answer += String(data)));
  socket.on('error', () => undefined);
  socket.end(bytes);
  await until(() => socket.closed, 'the connection to close');
  return answer;
}
