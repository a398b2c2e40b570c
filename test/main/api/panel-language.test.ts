import { afterEach, expect, test } from 'vitest';

import { followUser } from '../../../electron/main/language.ts';
import { startHttpApi, USER } from '../../helpers/http-api.ts';

afterEach(() => followUser(() => 'en'));

test('the browser panel is refused in its user’s language, a script in English', async () => {
  const api = await startHttpApi();
  followUser(() => 'de');
  const detailOf = async (path: string, request: object, headers = {}) => {
    const { json } = await api.send(path, { method: 'POST', headers, ...request });
    return json.detail ?? json.error.message;
  };
  const panel = { 'x-cronpilot-session': '' };
  const login = { authorization: null, body: { userName: USER, password: 'wrong' } };
  expect(await detailOf('/api/session', login)).toBe('The user name, password or token is wrong.');
  expect(await detailOf('/api/session', login, panel)).toBe(
    'Name, Passwort oder Token stimmen nicht.',
  );
  const call = { body: { taskId: 7 } };
  expect(await detailOf('/api/call/tasks.get', call)).toBe('There is no task 7.');
  expect(await detailOf('/api/call/tasks.get', call, panel)).toBe('Es gibt keine Aufgabe 7.');
});
