/** Remembers every byte that the control socket of a CronPilot hands out. */

import { request } from 'node:http';

import type { CallName, RequestInput } from '../../electron/shared/ipc-contract.ts';
import { createPaths } from '../../electron/main/paths.ts';

export class SocketRecord {
  readonly #dataDir: string;
  #text = '';

  constructor(dataDir: string) {
    this.#dataDir = dataDir;
  }

  /** Answers and events so far, as they came. */
  get text(): string {
    return this.#text;
  }

  /** Follows all events until the CronPilot ends. Resolves when it is subscribed. */
  follow(): Promise<void> {
    return new Promise((resolve, reject) => {
      request({ socketPath: this.#socketPath, path: '/events' }, (response) => {
        response.setEncoding('utf8').on('data', (data: string) => (this.#text += data));
        response.on('error', () => {});
        resolve();
      })
        .on('error', reject)
        .end();
    });
  }

  /** Resolves with the answer's JSON. */
  call<N extends CallName>(name: N, body?: RequestInput<N>): Promise<string> {
    return new Promise((resolve, reject) => {
      const headers = { 'content-type': 'application/json' };
      const path = `/call/${name}`;
      request({ socketPath: this.#socketPath, path, method: 'POST', headers }, (response) => {
        let answer = '';
        response.setEncoding('utf8').on('data', (data: string) => (answer += data));
        response.on('end', () => {
          this.#text += answer;
          resolve(answer);
        });
      })
        .on('error', reject)
        .end(body === undefined ? '' : JSON.stringify(body));
    });
  }

  get #socketPath(): string {
    return createPaths(this.#dataDir).socketPath;
  }
}
