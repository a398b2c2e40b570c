import { describe, expect, test } from 'vitest';
import { registerHandlers } from '../../../electron/main/ipc/register-handlers.ts';
import { AppError } from '../../../electron/shared/errors.ts';
import { type CallHandlers, ipcCalls } from '../../../electron/shared/ipc-contract.ts';

type Listener = (event: never, request: unknown) => unknown;

function setUp(handlers: Partial<CallHandlers>, trusted = true) {
  const listeners = new Map<string, Listener>();
  const errors: unknown[] = [];
  const disconnect = registerHandlers(
    handlers as CallHandlers,
    { isTrusted: () => trusted, onError: (_name, error) => errors.push(error) },
    {
      handle: (name, listener) => void listeners.set(name, listener as Listener),
      removeHandler: (name) => void listeners.delete(name),
    },
  );
  const invoke = (name: string, request?: unknown) =>
    listeners.get(name)?.(undefined as never, request);
  return { listeners, errors, invoke, disconnect };
}

describe('registerHandlers', () => {
  test('connects every call of the contract, and disconnects it again', () => {
    const { listeners, disconnect } = setUp({});
    expect([...listeners.keys()].sort()).toEqual(Object.keys(ipcCalls).sort());
    disconnect();
    expect(listeners.size).toBe(0);
  });

  test('answers with the value, and gives the handler the defaults', async () => {
    const { invoke } = setUp({ 'runs.list': (request) => [request] as never });
    expect(await invoke('runs.list', {})).toEqual({ ok: true, value: [{ limit: 50 }] });
  });

  test('refuses a request by its field, value and expectation, without calling the handler', async () => {
    const { invoke, errors } = setUp({
      'runs.list': () => {
        throw new Error('called');
      },
    });
    expect(await invoke('runs.list', { limit: 0 })).toEqual({
      ok: false,
      error: {
        code: 'invalid_input',
        message: 'Expected `limit` to be 1 to 500, got `0`',
        field: 'limit',
      },
    });
    expect(errors).toEqual([]);
  });

  test('keeps the code, message and field of an AppError', async () => {
    const { invoke } = setUp({
      'tasks.get': () => {
        throw new AppError('not_found', 'No task 9', { field: 'taskId' });
      },
    });
    expect(await invoke('tasks.get', { taskId: 9 })).toEqual({
      ok: false,
      error: { code: 'not_found', message: 'No task 9', field: 'taskId' },
    });
  });

  test('hides the message of any other error, and reports it', async () => {
    const { invoke, errors } = setUp({
      'runs.get': () => Promise.reject(new Error('secret path /home/x')),
    });
    const result = await invoke('runs.get', { runId: 1 });
    expect(result).toMatchObject({ ok: false, error: { code: 'internal' } });
    expect(JSON.stringify(result)).not.toContain('secret');
    expect(String(errors[0])).toContain('secret path');
  });

  test('refuses an unknown sender without calling the handler', async () => {
    let called = false;
    const { invoke, errors } = setUp({ 'schedules.resume': () => void (called = true) }, false);
    expect(await invoke('schedules.resume')).toMatchObject({
      ok: false,
      error: { code: 'forbidden' },
    });
    expect(called).toBe(false);
    expect(errors).toHaveLength(1);
  });
});
