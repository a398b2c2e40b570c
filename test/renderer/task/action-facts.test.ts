import { describe, expect, test } from 'vitest';

import { taskActionSchema } from '../../../electron/shared/task-action.ts';
import { actionFacts } from '../../../renderer/views/task/action-facts.ts';
import { commandLine } from '../../../renderer/views/tasks/task-filter.ts';

function factsOf(action: object, cwd: string | null = null): readonly string[] {
  return actionFacts({ action: taskActionSchema.parse(action), cwd });
}

describe('actionFacts', () => {
  test('says the kind and where it runs', () => {
    expect(factsOf({ kind: 'command', command: 'true' })).toEqual([
      'Command',
      'runs in your home folder',
    ]);
    expect(factsOf({ kind: 'module', path: '/m.mjs' }, '/work')).toEqual([
      'JavaScript module',
      'runs in /work',
      'ends with CronPilot',
    ]);
  });

  test('says which Python packages there are, and what configures a task', () => {
    expect(factsOf({ kind: 'script', path: '/s.py', venv: '/env' }).slice(2)).toEqual([
      'in the virtual environment /env',
    ]);
    const python = { kind: 'python', path: '/t.py', requirements: '/r.txt' };
    expect(factsOf({ ...python, config: { key: 'sesame', days: 3 } }).slice(2)).toEqual([
      'with the packages of /r.txt',
      'configured by key, days',
    ]);
  });

  test('says what is special about a request, without what authenticates it', () => {
    const http = { kind: 'http', url: 'https://me:sesame@x.org/?a=b@c' };
    expect(factsOf(http)).toEqual(['HTTP request', 'expects 200-299', 'ends with CronPilot']);
    const request = {
      ...http,
      auth: { kind: 'bearer', token: 'sesame' },
      headers: { 'X-Key': 'sesame' },
      bodyMustMatch: 'ok',
      bodyMustNotMatch: 'down',
      followRedirects: false,
      verifyTls: false,
    };
    expect(factsOf(request)).toEqual([
      'HTTP request',
      'expects 200-299',
      'some line must match ok',
      'no line may match down',
      'with bearer authentication',
      'follows no redirects',
      'checks no certificates',
      'ends with CronPilot',
    ]);
    const action = taskActionSchema.parse(http);
    expect(commandLine({ action })).toBe('GET https://x.org/?a=b@c');
  });
});
