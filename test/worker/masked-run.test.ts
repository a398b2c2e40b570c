import { execFileSync } from 'node:child_process';
import {
  closeSync,
  existsSync,
  openSync,
  readdirSync,
  readFileSync,
  statSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';

import { phrase } from '../../electron/shared/phrase.ts';
import type { RunSpec } from '../../electron/shared/worker-protocol.ts';
import { createReportMasker } from '../../electron/worker/mask-report.ts';
import { createMasker } from '../../electron/worker/mask-stream.ts';
import { MaskedPipe } from '../../electron/worker/masked-pipe.ts';
import { copyMasked } from '../../electron/worker/spawn-starter.ts';
import {
  exitCodeOf,
  forkWorker,
  isAlive,
  logOf,
  makeSpec,
  pidsByCommand,
  toAdoptSpec,
} from '../helpers/fork-worker.ts';
import { refusalOf } from '../helpers/refusal-of.ts';
import { tempDir } from '../helpers/temp-dir.ts';
import { until } from '../helpers/until.ts';

const SECRET = 'p"ss wörd/42+x';

/** A run whose SECRET variable holds the secret. */
function maskedSpec(command: string, change: Partial<RunSpec> = {}): RunSpec {
  const spec = makeSpec(command, { secrets: [SECRET], ...change });
  return { ...spec, env: { ...spec.env, SECRET, ...change.env } };
}

/** Everything in the run's control folder, pipes excepted. */
function controlTexts(spec: RunSpec): string {
  return readdirSync(spec.controlDir)
    .map((name) => join(spec.controlDir, name))
    .filter((path) => statSync(path).isFile())
    .map((path) => readFileSync(path, 'utf8'))
    .join('\n');
}

describe.each(['bash', 'spawn'])('a run with secrets, started by %s', (launcher) => {
  const env = { CRONPILOT_LAUNCHER: launcher };

  it('leaves them in no form in its log, and keeps the order of its output', async () => {
    const worker = await forkWorker(env);
    const spec = maskedSpec(`
      echo begin; echo "plain $SECRET" >&2; printf %s "$SECRET" | base64
      printf "  user:%s" "$SECRET" | base64 -w0; echo
      printf 'split p"ss '; sleep 0.3; printf 'wörd/42+x end'
      exit 3`);
    expect(exitCodeOf(await worker.run(spec))).toBe(3);
    const masked = Buffer.from(`  user:${SECRET}`).toString('base64').slice(0, 9);
    expect(logOf(spec)).toMatch(/^begin\nplain \*\*\*\n\*\*\*\n/);
    expect(logOf(spec)).toContain(`\n${masked}`);
    expect(logOf(spec)).toMatch(/split \*\*\* end$/);
    expect(logOf(spec)).not.toContain(SECRET);
    const sizes = worker.of(spec.runId, 'log_grew');
    expect(sizes.at(-1)?.totalBytes).toBe(statSync(spec.logPath).size);
  });

  it('has its output whole, from the first byte to the last, also a large one', async () => {
    const worker = await forkWorker(env);
    const spec = maskedSpec('seq 1 200000; echo "$SECRET"; printf last');
    await worker.run(spec);
    const numbers = Array.from({ length: 200_000 }, (_, at) => `${at + 1}\n`).join('');
    expect(logOf(spec) === `${numbers}***\nlast`).toBe(true);
  });

  it('goes on without the worker and is masked to its end by the next one', async () => {
    const first = await forkWorker(env);
    const spec = maskedSpec(`
      printf 'before p"ss '; until [ -e go ]; do sleep 0.02; done
      printf 'wörd/42+x after '; seq 1 30000; echo "$SECRET"; printf x >done`);
    first.start(spec);
    const { process, startedAtMs } = await first.started(spec.runId);
    await until(() => logOf(spec) === 'before ', 'the first output');
    await first.kill();
    execFileSync('touch', [join(spec.cwd, 'go')]);
    const writes = () => pidsByCommand('seq 1 30000').length > 0;
    await until(() => writes() && !existsSync(join(spec.cwd, 'done')), 'the task to wait');
    const second = await forkWorker(env);
    second.adopt(toAdoptSpec(spec), process, startedAtMs, spec.secrets);
    expect(exitCodeOf(await second.end(spec.runId))).toBe(0);
    expect(logOf(spec)).toMatch(/^before \*\*\* after 1\n2\n3\n/);
    expect(logOf(spec)).toMatch(/\n30000\n\*\*\*\n$/);
  });

  it('has its last words read by the next worker when it ended without one', async () => {
    const first = await forkWorker(env);
    const spec = maskedSpec('until [ -e go ]; do sleep 0.02; done; echo "last $SECRET"');
    first.start(spec);
    const { process, startedAtMs } = await first.started(spec.runId);
    await first.kill();
    execFileSync('touch', [join(spec.cwd, 'go')]);
    await until(() => !isAlive(process.pid), 'the task to end');
    const second = await forkWorker(env);
    second.adopt(toAdoptSpec(spec), process, startedAtMs, spec.secrets);
    expect(exitCodeOf(await second.end(spec.runId))).toBe(0);
    expect(logOf(spec)).toBe('last ***\n');
    await until(() => pidsByCommand(spec.controlDir).length === 0, 'its supervisor to be gone');
  });

  it('leaves its output out for a worker that does not know the secrets', async () => {
    const first = await forkWorker(env);
    const spec = maskedSpec(
      'echo begun; until [ -e go ]; do sleep 0.02; done; echo "$SECRET"; seq 1 30000',
    );
    first.start(spec);
    const { process, startedAtMs } = await first.started(spec.runId);
    await until(() => logOf(spec) === 'begun\n', 'the first output');
    await first.kill();
    const second = await forkWorker(env);
    second.adopt(toAdoptSpec(spec), process, startedAtMs, []);
    execFileSync('touch', [join(spec.cwd, 'go')]);
    expect(exitCodeOf(await second.end(spec.runId))).toBe(0);
    expect(logOf(spec)).toMatch(/^begun\n\n… the output from here on was left out.*…\n$/);
  });

  it('is held to the limit of its log', async () => {
    const worker = await forkWorker(env);
    const spec = maskedSpec('seq 1 300000; echo "$SECRET"', { maxLogBytes: 100_000 });
    await worker.run(spec);
    expect(statSync(spec.logPath).size).toBeLessThan(110_000);
    expect(logOf(spec)).toMatch(/bytes were left out here/);
    expect(logOf(spec)).toMatch(/\n300000\n\*\*\*\n$/);
  });

  it('has its environment in no file while it runs, nor in the arguments of a process', async () => {
    const worker = await forkWorker(env);
    const many = Object.fromEntries(
      Array.from({ length: 300 }, (_, at) => [`VARIABLE_${at}`, 'x'.repeat(100)]),
    );
    const spec = maskedSpec('until [ -e go ]; do sleep 0.02; done; echo "$VARIABLE_299"', {
      env: { ...many, 'BASH_FUNC_odd%%': '() { :; }' },
    });
    worker.start(spec);
    await worker.started(spec.runId);
    const launchPath = join(spec.controlDir, 'launch.sh');
    await until(() => statSync(launchPath).size === 0, 'the launch file to be empty');
    expect(controlTexts(spec)).not.toContain(SECRET);
    expect(pidsByCommand(SECRET)).toEqual([]);
    execFileSync('touch', [join(spec.cwd, 'go')]);
    expect(exitCodeOf(await worker.end(spec.runId))).toBe(0);
    expect(logOf(spec)).toContain('x'.repeat(100));
  });
});

describe('a run with secrets', () => {
  it('is refused when only an argument could hand one on', async () => {
    const worker = await forkWorker();
    const end = await worker.run(maskedSpec('true', { env: { MAILPATH: `x ${SECRET}` } }));
    expect(refusalOf(end)).toBe(
      'The environment variable `MAILPATH` means something to the shell, so it cannot hold a secret.',
    );
  });

  it('says nothing of them when it cannot be started', async () => {
    const worker = await forkWorker();
    const action = { kind: 'command', command: 'true', shell: 'nosuch' } as const;
    const end = await worker.run(maskedSpec('', { action, env: { PATH: `/x:${SECRET}` } }));
    expect(refusalOf(end)).toBe('The shell `nosuch` was not found in PATH (/x:***).');
  });

  it('pays for its pipe alone: one without writes into its log by itself', async () => {
    const worker = await forkWorker();
    const spec = makeSpec('readlink /proc/$$/fd/1; until [ -e go ]; do sleep 0.02; done');
    worker.start(spec);
    await worker.started(spec.runId);
    expect(readdirSync(spec.controlDir)).not.toContain('output');
    execFileSync('touch', [join(spec.cwd, 'go')]);
    await worker.end(spec.runId);
    expect(logOf(spec)).toBe(`${spec.logPath}\n`);
  });
});

describe('what is said of a run', () => {
  it('is masked but for the words of the program, which a secret may equal', () => {
    const mask = createReportMasker([SECRET, 'exited', 'user']);
    const survivors = [{ pid: 1, command: `sleep ${SECRET}` }];
    const message = phrase('The user {name}.', { name: 'user' });
    const end = { kind: 'exited', stop: { cause: 'user', survivors }, report: { message } };
    expect(mask({ type: 'finished', runId: 7, end })).toEqual({
      type: 'finished',
      runId: 7,
      end: {
        kind: 'exited',
        stop: { cause: 'user', survivors: [{ pid: 1, command: 'sleep ***' }] },
        report: { message: phrase('The user {name}.', { name: '***' }) },
      },
    });
  });
});

describe('the pipe of a run', () => {
  it('takes the place of one that a worker left when it died', () => {
    const dir = tempDir();
    MaskedPipe.create(dir, [SECRET], () => {});
    const again = MaskedPipe.create(dir, [SECRET], () => {});
    again.close();
    expect(readdirSync(dir)).toEqual([]);
  });

  it('hands on when it is closed what was written by then', () => {
    const parts: Buffer[] = [];
    const pipe = MaskedPipe.create(tempDir(), [SECRET], (bytes) => parts.push(Buffer.from(bytes)));
    const fd = openSync(pipe.path, 'a');
    writeSync(fd, `${'x'.repeat(40_000)} ${SECRET} p"ss`);
    pipe.close();
    closeSync(fd);
    expect(Buffer.concat(parts).toString()).toBe(`${'x'.repeat(40_000)} *** p"ss`);
  });
});

describe('a stream that is copied by the worker', () => {
  it('is masked, and whole when the copy resolves', async () => {
    const path = join(tempDir(), 'log');
    const stream = Readable.from(
      ['a p"ss w', 'örd/42+x b ', 'p"ss'].map((text) => Buffer.from(text)),
    );
    await copyMasked(stream, openSync(path, 'a'), [SECRET]);
    expect(readFileSync(path, 'utf8')).toBe('a *** b p"ss');
  });
});

describe('a masker that goes on where another one was lost', () => {
  it('masks the end of a secret at the start of its stream, and only there', () => {
    const masker = createMasker(['hunter2hunter'], { isContinued: true });
    expect(masker.push(Buffer.from('r2hunter, then unter and ')).toString()).toBe(
      '***, then unter and ',
    );
    const whole = createMasker(['hunter2hunter'], { isContinued: true });
    expect(whole.push(Buffer.from('hunter2hunter!')).toString()).toBe('***!');
    const other = createMasker(['hunter2hunter'], { isContinued: true });
    expect(other.push(Buffer.from('er, then hunter2hunter ')).toString()).toBe('er, then *** ');
  });
});
