/** The way of the browser panel to CronPilot: the calls and events of the contract over HTTP. */

import {
  AppError,
  type ErrorCode,
  type ErrorPayload,
  type Result,
} from '../../electron/shared/errors.ts';
import type {
  CallName,
  CronPilotApi,
  EventName,
  Payload,
  RequestInput,
  Response as Answer,
} from '../../electron/shared/ipc-contract.ts';
import { t } from '../../electron/shared/i18n.ts';
import { type ReceivedEvent, readEvents } from './read-events.ts';

/** `lost`: CronPilot does not answer, and is asked again until it does. */
export type PanelState = 'login' | 'connecting' | 'open' | 'lost';

/** Half of a login; the other one is a cookie that no script sees. */
const TOKEN_KEY = 'cronpilot.session';
const TOKEN_HEADER = 'x-cronpilot-session';
const RETRY_MS = 1_000;
/** The newest event that an answer knows of. */
const EVENT_HEADER = 'x-cronpilot-event';
const MAX_KEPT_EVENTS = 1_000;

const CODES: Readonly<Record<number, ErrorCode>> = {
  400: 'invalid_input',
  403: 'forbidden',
  404: 'not_found',
  409: 'conflict',
};

type Listener = (payload: never) => void;

export class HttpTransport implements CronPilotApi {
  readonly #listeners = new Map<string, Set<Listener>>();
  readonly #stateListeners = new Set<() => void>();
  readonly #reconnectListeners = new Set<() => void>();
  #token = localStorage.getItem(TOKEN_KEY);
  #state: PanelState = this.#token === null ? 'login' : 'connecting';
  /** Calls wait for the events, so that no change falls between an answer and the first event. */
  #listening: Promise<void> | null = null;
  /** Newest last. */
  #events: ReceivedEvent[] = [];

  get state(): PanelState {
    return this.#state;
  }

  onState(listener: () => void): () => void {
    this.#stateListeners.add(listener);
    return () => this.#stateListeners.delete(listener);
  }

  /** Events were missed: what was read before has to be read again. */
  onReconnected(listener: () => void): void {
    this.#reconnectListeners.add(listener);
  }

  /** @throws AppError; the page has to be loaded anew after it. */
  async logIn(userName: string, password: string): Promise<void> {
    const result = await this.#fetch<{ token: string }>('POST', '/api/session', {
      userName,
      password,
    });
    if (!result.ok) throw new AppError(result.error.code, result.error.message);
    localStorage.setItem(TOKEN_KEY, result.value.token);
  }

  async logOut(): Promise<void> {
    await this.#fetch('DELETE', '/api/session');
    this.#endLogin();
  }

  /** The log of a run as a file among the browser's downloads. */
  async downloadLog(runId: number): Promise<void> {
    const response = await fetch(`/api/logs/download/${runId}`, { headers: this.#headers() });
    if (!response.ok) throw new AppError('not_found', (await problemOf(response)).message);
    const link = document.createElement('a');
    link.href = URL.createObjectURL(await response.blob());
    link.download = `cronpilot-run-${runId}.log`;
    link.click();
    URL.revokeObjectURL(link.href);
  }

  call: CronPilotApi['call'] = async <N extends CallName>(name: N, request: RequestInput<N>) => {
    await this.#listen();
    const result = await this.#fetch<Result<Answer<N>>>('POST', `/api/call/${name}`, request);
    return result.ok ? result.value : result;
  };

  on: CronPilotApi['on'] = <N extends EventName>(
    name: N,
    listener: (payload: Payload<N>) => void,
  ) => {
    // It is the window of this computer that is asked to show something.
    if (name === 'route.requested') return () => undefined;
    const listeners = this.#listeners.get(name) ?? new Set();
    this.#listeners.set(name, listeners.add(listener));
    void this.#listen();
    return () => listeners.delete(listener);
  };

  /** Resolves when events arrive, or when it is known that none will. */
  #listen(): Promise<void> {
    if (this.#token === null) return Promise.resolve();
    this.#listening ??= new Promise((resolve) => void this.#followEvents(resolve));
    return this.#listening;
  }

  async #followEvents(known: () => void): Promise<void> {
    while (this.#token !== null) {
      try {
        await this.#readStream(known);
      } catch {
        // It broke; the state says so.
      }
      if (this.#token === null) break;
      this.#setState('lost');
      known();
      await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
    }
    known();
  }

  async #readStream(known: () => void): Promise<void> {
    const response = await fetch('/api/events', { headers: this.#headers() });
    if (response.status === 401) return this.#endLogin();
    if (!response.ok || !response.body) return;
    const wasLost = this.#state === 'lost';
    this.#setState('open');
    known();
    if (wasLost) this.#readAnew();
    this.#events = [];
    for await (const event of readEvents(response.body)) {
      this.#events.push(event);
      if (this.#events.length > 2 * MAX_KEPT_EVENTS)
        this.#events = this.#events.slice(-MAX_KEPT_EVENTS);
      this.#tell(event);
    }
  }

  #tell({ name, payload }: ReceivedEvent): void {
    for (const listener of this.#listeners.get(name) ?? []) listener(payload as never);
  }

  #readAnew(): void {
    for (const listener of this.#reconnectListeners) listener();
  }

  /**
   * Answers and events come over two connections, so an event may overtake an answer that does not
   * know of it yet. It is told again once the answer has been taken in.
   */
  #repeatAfter(knownNumber: number): void {
    const unknown = this.#events.filter(
      ({ number, name }) => number > knownNumber && name !== 'notice.raised',
    );
    if (unknown.length === 0) return;
    setTimeout(() => {
      for (const event of unknown) this.#tell(event);
    });
  }

  async #fetch<T>(method: string, path: string, body?: unknown): Promise<Result<T>> {
    let response: Response;
    try {
      response = await fetch(path, {
        method,
        headers: this.#headers(),
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
    } catch {
      return failure('unavailable', t('CronPilot does not answer.'));
    }
    const isLogin = path === '/api/session' && method === 'POST';
    if (response.status === 401 && !isLogin) this.#endLogin();
    const isJson = response.headers.get('content-type')?.startsWith('application/json');
    const value: unknown = isJson ? await response.json() : null;
    const known = response.headers.get(EVENT_HEADER);
    if (known !== null) this.#repeatAfter(Number(known));
    if (response.ok) return { ok: true, value: value as T };
    // A call that was refused says so in a Result of its own.
    return isJson ? (value as Result<T>) : { ok: false, error: await problemOf(response) };
  }

  #headers(): Record<string, string> {
    return { 'content-type': 'application/json', [TOKEN_HEADER]: this.#token ?? 'none' };
  }

  #endLogin(): void {
    this.#token = null;
    localStorage.removeItem(TOKEN_KEY);
    this.#setState('login');
  }

  #setState(state: PanelState): void {
    if (state === this.#state) return;
    this.#state = state;
    for (const listener of this.#stateListeners) listener();
  }
}

let transport: HttpTransport | null = null;

/** One for the page. */
export function httpTransport(): HttpTransport {
  transport ??= new HttpTransport();
  return transport;
}

async function problemOf(response: Response): Promise<ErrorPayload> {
  const { detail, field } = (await response.json().catch(() => ({}))) as {
    readonly detail?: string;
    readonly field?: string | null;
  };
  return {
    code: CODES[response.status] ?? 'unavailable',
    message: detail ?? t('CronPilot does not answer.'),
    field: field ?? null,
  };
}

function failure(code: ErrorCode, message: string): Result<never> {
  return { ok: false, error: { code, message, field: null } };
}
