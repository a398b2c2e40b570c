/** Speaks to the running CronPilot over its control socket. */

import { type ClientRequest, type IncomingMessage, request as httpRequest } from 'node:http';
import { text } from 'node:stream/consumers';

import { AppError, fromErrorPayload, type Result } from '../shared/errors.ts';
import type {
  CallName,
  EventName,
  Payload,
  RequestInput,
  Response,
} from '../shared/ipc-contract.ts';
import { NotRunningError } from './cli-error.ts';

/** One event of the contract with its name. */
export type NamedEvent = {
  readonly [N in EventName]: { readonly name: N; readonly payload: Payload<N> };
}[EventName];

export interface EventStream extends AsyncIterable<NamedEvent> {
  /** Ends the iteration. */
  close(): void;
}

/** Without any of these there is nobody to answer. */
const NOT_RUNNING_CODES = ['ENOENT', 'ECONNREFUSED', 'ENOTSOCK', 'ENOTDIR'];

export class Client {
  readonly #socketPath: string;

  constructor(socketPath: string) {
    this.#socketPath = socketPath;
  }

  /** Where others can send requests to, too. */
  get socketPath(): string {
    return this.#socketPath;
  }

  /** @throws AppError as CronPilot gave it; NotRunningError. */
  async call<N extends CallName>(name: N, request: RequestInput<N>): Promise<Response<N>> {
    const body = request === undefined ? '' : JSON.stringify(request);
    const response = await this.#send('POST', `/call/${name}`, body);
    const result = parseResult<Response<N>>(await text(response));
    if (result.ok) return result.value;
    throw fromErrorPayload(result.error);
  }

  /** Resolves once every event from then on is sure to be in the stream. */
  async events(): Promise<EventStream> {
    const response = await this.#send('GET', '/events', '');
    if (response.statusCode !== 200) {
      response.destroy();
      throw new AppError('unavailable', 'CronPilot refused to tell of its events.');
    }
    return {
      close: () => response.destroy(),
      [Symbol.asyncIterator]: () => readEvents(response),
    };
  }

  #send(method: string, path: string, body: string): Promise<IncomingMessage> {
    const headers = {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
    };
    return new Promise((resolve, reject) => {
      const request: ClientRequest = httpRequest(
        { socketPath: this.#socketPath, method, path, headers, agent: false },
        resolve,
      );
      request.on('error', (error) => reject(this.#translate(error)));
      request.end(body);
    });
  }

  #translate(error: NodeJS.ErrnoException): Error {
    if (NOT_RUNNING_CODES.includes(error.code ?? '')) {
      return new NotRunningError(this.#socketPath, { cause: error });
    }
    if (error.code === 'EACCES' || error.code === 'EPERM') {
      return new AppError('forbidden', 'This CronPilot belongs to another user.', { cause: error });
    }
    return new AppError('unavailable', `The connection to CronPilot broke (${error.code}).`, {
      cause: error,
    });
  }
}

/** Ends with the connection, in whatever way that ends. */
async function* readEvents(response: IncomingMessage): AsyncGenerator<NamedEvent, void> {
  response.setEncoding('utf8');
  let rest = '';
  try {
    for await (const chunk of response as AsyncIterable<string>) {
      const lines = (rest + chunk).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) yield JSON.parse(line) as NamedEvent;
    }
  } catch (error) {
    if (!response.destroyed) throw error;
  }
}

function parseResult<T>(body: string): Result<T> {
  try {
    return JSON.parse(body) as Result<T>;
  } catch (error) {
    throw new AppError('unavailable', 'CronPilot gave an answer that cannot be read.', {
      cause: error,
    });
  }
}
