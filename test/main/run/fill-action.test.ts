import { expect, it } from 'vitest';

import { fillAction } from '../../../electron/main/run/fill-action.ts';
import { RunValues } from '../../../electron/main/run/run-values.ts';
import { SecretUnavailable } from '../../../electron/main/secrets/secret-vault.ts';
import { secretNamesIn } from '../../../electron/shared/template.ts';
import { makeTaskInput } from '../../helpers/make-task.ts';

const parameters = [
  { name: 'folder', type: 'text' },
  { name: 'note', type: 'text' },
] as const;

function values(stored: Readonly<Record<string, string>> = { TOKEN: 's3cret/&' }) {
  const task = makeTaskInput({ parameters: [...parameters] });
  return new RunValues({ params: { folder: '/a b' } }, task, {
    valueOf: (name) => {
      const value = stored[name];
      if (value === undefined) throw new SecretUnavailable(`The secret \`${name}\` is not stored.`);
      return value;
    },
  });
}

const filled = (action: Parameters<typeof makeTaskInput>[0]) => {
  const known = values();
  return {
    action: fillAction(makeTaskInput(action).action, known, '/bin/zsh'),
    secrets: known.usedSecrets,
  };
};

it('puts secrets and parameters into every text of a request, encoded inside its address', () => {
  const { action, secrets } = filled({
    action: {
      kind: 'http',
      url: 'https://host/{{param.folder}}?key={{secret.TOKEN}}',
      headers: { 'X-Key': 'a {{secret.TOKEN}}' },
      body: '{"folder":"{{param.folder}}","note":"{{param.note}}"}',
      auth: { kind: 'basic', username: 'me', password: '{{secret.TOKEN}}' },
    },
  });
  expect(action).toMatchObject({
    url: 'https://host/%2Fa%20b?key=s3cret%2F%26',
    headers: { 'X-Key': 'a s3cret/&' },
    body: '{"folder":"/a b","note":""}',
    auth: { kind: 'basic', username: 'me', password: 's3cret/&' },
  });
  expect(secrets).toEqual(['s3cret/&']);
});

it('takes a secret that begins an address for the address itself', () => {
  const known = values({ HOOK: 'https://host/a?b=c' });
  const { action } = makeTaskInput({ action: { kind: 'http', url: '{{secret.HOOK}}&d=e' } });
  expect(fillAction(action, known, null)).toMatchObject({ url: 'https://host/a?b=c&d=e' });
});

it('puts parameters, though no secret, into the arguments of a script and a Python config', () => {
  const text = '{{param.folder}} {{secret.TOKEN}}';
  const script = filled({ action: { kind: 'script', path: '/x.sh', args: [text] } });
  expect(script.action).toMatchObject({ args: ['/a b {{secret.TOKEN}}'] });
  const config = { deep: [{ text }], number: 1 };
  const python = filled({ action: { kind: 'python', path: '/x.py', config } });
  expect(python.action).toMatchObject({
    config: { deep: [{ text: '/a b {{secret.TOKEN}}' }], number: 1 },
  });
  expect([...script.secrets, ...python.secrets]).toEqual([]);
});

it('leaves the text of a script to the interpreter that it names', () => {
  const command = '#!/usr/bin/env python3\nprint(1)\n';
  const { action } = filled({ action: { kind: 'command', command } });
  expect(action).toEqual({ kind: 'command', command, shell: null });
});

it('leaves a command as it is, but for the default shell', () => {
  const command = 'echo {{param.folder}} {{secret.TOKEN}}';
  const { action, secrets } = filled({ action: { kind: 'command', command } });
  expect(action).toEqual({ kind: 'command', command, shell: '/bin/zsh' });
  expect(secrets).toEqual([]);
});

it('refuses a parameter that the task does not have, and a secret that is not stored', () => {
  const action = (url: string) => makeTaskInput({ action: { kind: 'http', url } }).action;
  expect(() => fillAction(action('http://x/{{param.none}}'), values(), null)).toThrow(
    expect.objectContaining({ reasonCode: 'missing_parameter' }),
  );
  expect(() => fillAction(action('http://x/{{secret.NONE}}'), values(), null)).toThrow(
    expect.objectContaining({ reasonCode: 'missing_secret' }),
  );
});

it('names each secret that a definition refers to once', () => {
  const value = { a: '{{secret.ONE}}{{ secret.TWO }}', b: ['{{secret.ONE}}', 1, null] };
  expect(secretNamesIn(value)).toEqual(['ONE', 'TWO']);
  expect(secretNamesIn('{{param.ONE}} {{secret.1}} {{ secret.}}')).toEqual([]);
});
