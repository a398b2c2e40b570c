import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, onTestFinished, test } from 'vitest';

import { isActive } from '../../electron/shared/run.ts';
import type { TaskDraft } from '../../electron/shared/task.ts';
import { encodingsOf } from '../../electron/worker/mask-encodings.ts';
import { fixture } from '../helpers/fork-worker.ts';
import { type HeadlessApp, launchHeadless } from '../helpers/launch-headless.ts';
import { makeTaskInput } from '../helpers/make-task.ts';
import { SocketRecord } from '../helpers/record-socket.ts';
import { tempDir } from '../helpers/temp-dir.ts';
import { until } from '../helpers/until.ts';

/** Looked for everywhere; on several lines, with characters that each encoding changes. */
const CANARY = 'cänary/7f3a+"q\\ one?\nsecond-line-of-it 91c2&\nthird=line<94b0>';
const FORMS = encodingsOf(CANARY);
const env = { SECRET: '{{secret.CANARY}}' };

let app: HeadlessApp | undefined;
afterEach(async () => {
  await app?.end('SIGKILL');
});

test('a secret is nowhere but in the processes of its own runs', async () => {
  const dir = tempDir();
  const dataDir = join(dir, 'data');
  const record = new SocketRecord(dataDir);
  app = await launchHeadless(dataDir);
  let printed = () => app?.output() ?? '';
  await record.follow();
  await app.call('settings.update', { secretsWithoutKeyStore: true });
  await record.call('secrets.set', { name: 'CANARY', value: CANARY });
  await record.call('secrets.set', { name: 'BAD NAME', value: CANARY });
  const url = await serveEcho();

  const runIds: number[] = [];
  for (const draft of leakyTasks(dir, url)) {
    const { id: taskId } = await app.call('tasks.create', makeTaskInput(draft));
    await record.call('runs.start', { taskId });
    runIds.push((await app.call('runs.list', { taskId, limit: 1 }))[0]?.id ?? 0);
  }
  const { call } = app;
  const allEnded = async () => {
    expect(strangersThatKnow()).toEqual([]);
    const runs = await Promise.all(runIds.map((runId) => call('runs.get', { runId })));
    return runs.every(({ state }) => !isActive(state));
  };
  await until(allEnded, 'all runs to end');
  const states = await Promise.all(
    runIds.map(async (runId) => {
      const { taskName, state, reason } = await call('runs.get', { runId });
      return `${taskName}: ${state}: ${reason ?? ''}`;
    }),
  );
  // Each got as far as to where it would leak.
  expect(states.join('\n')).toMatch(LEAKS_MASKED);

  const adopted = await crashInTheMiddle(dir, app, record);
  const before = printed();
  printed = () => before + (app?.output() ?? '');
  app = await launchHeadless(dataDir);
  await record.follow();
  writeFileSync(join(dir, 'go'), '');
  const adoptedEnd = async () => {
    const run = await app?.call('runs.get', { runId: adopted });
    return run && !isActive(run.state) ? run : null;
  };
  expect((await until(adoptedEnd, 'the adopted run to end')).state).toBe('succeeded');

  for (const runId of [...runIds, adopted]) {
    await record.call('runs.get', { runId });
    await record.call('runs.explain', { runId });
    await record.call('logs.read', { runId, offsetBytes: 0, lengthBytes: 1024 * 1024 });
  }
  for (const name of ['tasks.list', 'secrets.list', 'status.get', 'today.get'] as const)
    await record.call(name);
  await app.call('backups.create');
  expect(record.text).toContain('***');
  expect(leaksIn(Buffer.from(record.text))).toEqual([]);
  // The answers are JSON: what is escaped once more in them is looked for as text, too.
  expect(record.text).not.toMatch(/7f3a|91c2|94b0/);
  expect(leaksIn(Buffer.from(printed()))).toEqual([]);
  expect(filesThatKnow(dataDir)).toEqual([]);
  await app.end();
  expect(filesThatKnow(dataDir)).toEqual([]);
});

/** Verdicts that would quote the secret. */
const LEAKS_MASKED = new RegExp(
  [
    'Every form: failed: .*\\*\\*\\*',
    'Request: failed: .*\\*\\*\\*',
    'Unreachable: failed: .+',
    'Module: failed: .*\\*\\*\\*',
    'Python: failed: .*\\*\\*\\*',
    'No interpreter: failed: .*\\*\\*\\*',
  ].join('.*\\n'),
);

function leakyTasks(dir: string, url: string): readonly TaskDraft[] {
  const modulePath = join(dir, 'leaky.mjs');
  writeFileSync(
    modulePath,
    `export default async ({ env, log, progress }) => {
      log(env.SECRET); progress(0.5, env.SECRET); process.stderr.write(env.SECRET);
      await new Promise((resolve) => setTimeout(resolve, 300));
      throw new Error('x'.repeat(480) + ' ' + env.SECRET);
    };`,
  );
  const pythonPath = join(dir, 'leaky.py');
  writeFileSync(
    pythonPath,
    `import os
def run_task(config):
    print(os.environ["SECRET"], flush=True)
    return {"status": "error", "message": "no: " + os.environ["SECRET"]}
`,
  );
  return [
    {
      name: 'Every form',
      env,
      action: { kind: 'script', path: fixture('tells-secret.mjs') },
      success: { outputMustNotMatch: 'FORBIDDEN' },
      successExitCodes: [0, 1],
    },
    {
      name: 'Request',
      action: {
        kind: 'http',
        method: 'POST',
        url: `${url}/{{secret.CANARY}}?key={{secret.CANARY}}`,
        body: `FORBIDDEN ${'x'.repeat(178)} {{secret.CANARY}}`,
        auth: { kind: 'basic', username: 'me', password: '{{secret.CANARY}}' },
        bodyMustNotMatch: 'FORBIDDEN',
      },
    },
    {
      name: 'Unreachable',
      action: { kind: 'http', url: 'http://127.0.0.1:1/{{secret.CANARY}}' },
    },
    { name: 'Module', env, action: { kind: 'module', path: modulePath } },
    { name: 'Python', env, action: { kind: 'python', path: pythonPath } },
    {
      name: 'No interpreter',
      env: { ...env, PATH: '/x:{{secret.CANARY}}' },
      action: { kind: 'script', path: fixture('tells-secret.mjs') },
    },
  ];
}

/** Answers with what it was asked, on an address of this computer. */
async function serveEcho(): Promise<string> {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => void chunks.push(chunk));
    request.on('end', () => {
      response.setHeader('location', request.url ?? '');
      response.end(
        `${request.url}\n${request.headers.authorization}\n${String(Buffer.concat(chunks))}`,
      );
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** Kills CronPilot while a run is about to write its secret. */
async function crashInTheMiddle(
  dir: string,
  app: HeadlessApp,
  record: SocketRecord,
): Promise<number> {
  const go = join(dir, 'go');
  const command = `echo "$SECRET"; touch '${dir}/begun'; until [ -e '${go}' ]; do sleep 0.05; done; echo "$SECRET"; seq 1 20000`;
  const draft = { name: 'Adopted', env, action: { kind: 'command', command, shell: '/bin/sh' } };
  const { id: taskId } = await app.call('tasks.create', makeTaskInput(draft as TaskDraft));
  await record.call('runs.start', { taskId });
  await until(() => existsSync(join(dir, 'begun')), 'the run to begin');
  expect(strangersThatKnow()).toEqual([]);
  const [run] = await app.call('runs.list', { taskId, limit: 1 });
  await app.end('SIGKILL');
  // What a crash leaves: the database with its log, the control folder, the key beside them.
  expect(filesThatKnow(join(dir, 'data'))).toEqual([]);
  return run?.id ?? 0;
}

function leaksIn(bytes: Buffer): readonly string[] {
  return FORMS.filter((form) => bytes.includes(form)).map(String);
}

/** Every file below, whatever it is. */
function filesThatKnow(dir: string): readonly string[] {
  return readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => statSync(path).size > 0 && leaksIn(readFileSync(path)).length > 0);
}

/** Processes but those of the runs that have the secret in their environment or arguments. */
function strangersThatKnow(): readonly string[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .flatMap((pid) => {
      const [environ, cmdline] = [readProc(pid, 'environ'), readProc(pid, 'cmdline')];
      const isOwn = environ.includes('CRONPILOT_RUN=');
      const knows = leaksIn(cmdline).length > 0 || (!isOwn && leaksIn(environ).length > 0);
      return knows ? [`${pid} ${cmdline.toString().replaceAll('\0', ' ')}`] : [];
    });
}

function readProc(pid: string, name: string): Buffer {
  try {
    return readFileSync(`/proc/${pid}/${name}`);
  } catch {
    return Buffer.alloc(0);
  }
}
