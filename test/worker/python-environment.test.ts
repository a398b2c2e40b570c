import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

import { sayEnglish } from '../../electron/shared/phrase.ts';
import type { RunEnd, RunSpec } from '../../electron/shared/worker-protocol.ts';
import { forkWorker, logOf, makeSpec, scriptAction } from '../helpers/fork-worker.ts';
import { refusalOf } from '../helpers/refusal-of.ts';
import { tempDir } from '../helpers/temp-dir.ts';
import { until } from '../helpers/until.ts';

const TASK_PATH = fileURLToPath(
  new URL('../fixtures/python-tasks/needs_greeting.py', import.meta.url),
);
const canMakeVenvs = hasModules();

function hasModules(): boolean {
  try {
    execFileSync('python3', ['-c', 'import venv, ensurepip'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** A folder with a source package that nothing has to be downloaded for, and a file that asks for it. */
function makeRequirements(dir = tempDir()): string {
  const wheelDir = join(dir, 'wheels');
  mkdirSync(wheelDir, { recursive: true });
  execFileSync('python3', ['-c', MAKE_WHEEL, wheelDir]);
  const path = join(dir, 'requirements.txt');
  writeFileSync(path, `--no-index\n--find-links ${wheelDir}\ngreeting-lib==1.0\n`);
  return path;
}

/** A wheel is a zip with three files of metadata. */
const MAKE_WHEEL = `
import sys, zipfile
info = 'greeting_lib-1.0.dist-info'
with zipfile.ZipFile(sys.argv[1] + '/greeting_lib-1.0-py3-none-any.whl', 'w') as wheel:
    wheel.writestr('greeting_lib.py', 'def greet(who):\\n    return f"Hello {who}"\\n')
    wheel.writestr(info + '/METADATA', 'Metadata-Version: 2.1\\nName: greeting-lib\\nVersion: 1.0\\n')
    wheel.writestr(info + '/WHEEL', 'Wheel-Version: 1.0\\nGenerator: test\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n')
    wheel.writestr(info + '/RECORD', '')
`;

function taskSpec(
  places: { readonly requirements?: string; readonly venv?: string },
  change: Partial<RunSpec> = {},
): RunSpec {
  const none = { interpreter: null, venv: null, requirements: null };
  const action = { kind: 'python', path: TASK_PATH, config: {}, ...none, ...places } as const;
  const spec = makeSpec('', { action, ...change });
  return { ...spec, env: { ...spec.env, PYTHONDONTWRITEBYTECODE: '1' } };
}

function messageOf(end: RunEnd): string {
  const message = end.kind === 'exited' ? end.report?.message : null;
  return message ? sayEnglish(message) : `nothing said: ${JSON.stringify(end)}`;
}

function environmentsIn(venvsDir: string): string[] {
  return readdirSync(venvsDir).filter((name) => !name.endsWith('.lock'));
}

describe.runIf(canMakeVenvs)('a task with requirements', { timeout: 600_000 }, () => {
  test('gets an environment made once, whose making is in the log, by two runs at once', async () => {
    const worker = await forkWorker();
    const requirements = makeRequirements();
    const first = worker.start(taskSpec({ requirements }));
    const { venvsDir } = first;
    const second = worker.start(taskSpec({ requirements }, { venvsDir }));
    const ends = [await worker.end(first.runId, 150_000), await worker.end(second.runId, 150_000)];
    expect(ends.map(messageOf)).toEqual(['Hello you', 'Hello you']);
    const logs = [first, second].map(logOf);
    expect(logs.filter((log) => log.includes('Making a virtual environment'))).toHaveLength(1);
    expect(logs.filter((log) => log.includes('Waiting for another run'))).toHaveLength(1);
    expect(logs.join('\n')).toMatch(/Successfully installed greeting-lib-1\.0/);
    const [name] = environmentsIn(venvsDir);
    expect(environmentsIn(venvsDir)).toHaveLength(1);
    expect(readdirSync(join(venvsDir, name ?? ''))).toEqual(
      expect.arrayContaining(['complete', 'last-used']),
    );

    const third = taskSpec({ requirements }, { venvsDir });
    expect(messageOf(await worker.run(third))).toBe('Hello you');
    expect(logOf(third)).toBe('');

    // What a kill in between leaves has no mark; it is made anew.
    rmSync(join(venvsDir, name ?? '', 'complete'));
    rmSync(join(venvsDir, name ?? '', 'lib'), { recursive: true });
    const fourth = taskSpec({ requirements }, { venvsDir });
    expect(messageOf(await worker.run(fourth, 150_000))).toBe('Hello you');
    expect(logOf(fourth)).toContain('Making a virtual environment');
    await expectScriptsUseIt(join(venvsDir, name ?? ''), requirements, venvsDir);
  });

  test('fails with the reason when a requirement cannot be had', async () => {
    const worker = await forkWorker();
    const requirements = makeRequirements();
    writeFileSync(requirements, '--no-index\nno-such-package-at-all\n');
    const spec = taskSpec({ requirements });
    const end = await worker.run(spec, 120_000);
    expect(messageOf(end)).toBe(
      `What \`${requirements}\` asks for could not be installed (exit code 1); the log tells more.`,
    );
    expect(end).toMatchObject({ exitCode: 1, report: { succeeded: false } });
    expect(logOf(spec)).toContain('no-such-package-at-all');
  });

  test('ends whole when it is stopped while its environment is made', async () => {
    const worker = await forkWorker();
    const spec = worker.start(taskSpec({ requirements: makeRequirements() }));
    await until(() => existsSync(spec.logPath) && logOf(spec).includes('Making'), 'the making');
    worker.stop(spec.runId, 5_000);
    expect(await worker.end(spec.runId)).toMatchObject({ stop: { survivors: [] } });
  });
});

/** Also where the environment is an existing folder, as a script and as a task. */
async function expectScriptsUseIt(
  venvDir: string,
  requirements: string,
  venvsDir: string,
): Promise<void> {
  const worker = await forkWorker();
  const dir = tempDir();
  const script = join(dir, 'greet.py');
  const lines = ['import greeting_lib, os, shutil, sys', 'print(greeting_lib.greet(sys.argv[1]))'];
  const where = 'print(os.environ["VIRTUAL_ENV"], shutil.which("python"))';
  writeFileSync(script, [...lines, where, ''].join('\n'));
  for (const places of [
    { venv: venvDir, requirements: null },
    { venv: null, requirements },
  ]) {
    const action = { ...scriptAction(script, ['script']), ...places };
    const spec = makeSpec('', { action, venvsDir });
    expect(await worker.run(spec)).toMatchObject({ exitCode: 0, report: null });
    expect(logOf(spec)).toBe(`Hello script\n${venvDir} ${join(venvDir, 'bin/python')}\n`);
  }
  expect(messageOf(await worker.run(taskSpec({ venv: venvDir })))).toBe('Hello you');
}

test('a Python without ensurepip is told by name', async () => {
  const worker = await forkWorker();
  const dir = tempDir();
  // An interpreter that finds no such module, as Debian's is without its package.
  const hide = join(dir, 'sitecustomize.py');
  writeFileSync(
    hide,
    'import importlib.util as u\nf = u.find_spec\nu.find_spec = lambda n, *a: None if n == "ensurepip" else f(n, *a)\n',
  );
  const spec = taskSpec({ requirements: makeRequirements() });
  const end = await worker.run({ ...spec, env: { ...spec.env, PYTHONPATH: dir } });
  expect(messageOf(end)).toMatch(
    /^The Python `.*python3.*` cannot make a virtual environment: it has no module `ensurepip`\. On Debian/,
  );
  expect(environmentsIn(spec.venvsDir)).toEqual([]);
});

test('a folder that is no virtual environment, and a missing file, are refused by name', async () => {
  const worker = await forkWorker();
  const dir = tempDir();
  expect(refusalOf(await worker.run(taskSpec({ venv: dir })))).toBe(
    `The folder \`${dir}\` is no virtual environment: it has no \`${dir}/bin/python\`.`,
  );
  expect(refusalOf(await worker.run(taskSpec({ requirements: join(dir, 'none.txt') })))).toBe(
    `The requirements file \`${dir}/none.txt\` does not exist.`,
  );
});
