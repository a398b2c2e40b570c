import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  renameSync,
  rmSync,
  symlinkSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, onTestFinished, test } from 'vitest';
import { PollWatch } from '../../../electron/main/trigger/poll-watch.ts';
import { shownPath } from '../../../electron/main/trigger/path-bytes.ts';
import { TreeWatch } from '../../../electron/main/trigger/tree-watch.ts';
import { say } from '../../../electron/shared/phrase.ts';
import { changeUntil } from '../../helpers/change-until.ts';
import { tempDir } from '../../helpers/temp-dir.ts';
import { until } from '../../helpers/until.ts';

describe('a watch', () => {
  test('tells of a file that is written, replaced by a rename, removed and made again', async () => {
    const stage = await Stage.on('a.txt', (dir) => writeFileSync(join(dir, 'a.txt'), 'old'));
    expect(await stage.next(() => stage.write('a.txt', 'longer'))).toEqual(['a.txt', 6]);
    stage.write('b.txt', 'replacement');
    expect(await stage.next(() => stage.rename('b.txt', 'a.txt'))).toEqual(['a.txt', 11]);
    expect(await stage.next(() => stage.write('a.txt', 'after'))).toEqual(['a.txt', 5]);
    unlinkSync(stage.at('a.txt'));
    expect(await stage.next(() => stage.write('a.txt', 'born again'))).toEqual(['a.txt', 10]);
    expect(stage.names()).toEqual(['a.txt']);
  });

  test('tells of a path whose folders are still to be made, and of its second life', async () => {
    const stage = await Stage.on('x/y/in');
    const deep = 'x/y/in/deep/f';
    const make = () => {
      mkdirSync(stage.at('x/y/in/deep'), { recursive: true });
      stage.write(deep, '1');
    };
    expect(await stage.next(make)).toEqual([deep, 1]);
    rmSync(stage.at('x'), { recursive: true });
    expect(await stage.next(make)).toEqual([deep, 1]);
    expect(await stage.next(() => stage.write(deep, '22'))).toEqual([deep, 2]);
  });

  test('goes on when the folder above is removed and made again', async () => {
    const stage = await Stage.on('a/in', (dir) =>
      mkdirSync(join(dir, 'a', 'in'), { recursive: true }),
    );
    const fence = await makeFence();
    await changeUntil(stage.at('a/in/f'), () => stage.seen.length > 0);
    rmSync(stage.at('a'), { recursive: true });
    await fence();
    mkdirSync(stage.at('a/in'), { recursive: true });
    expect(await stage.next(() => stage.write('a/in/g', '22'))).toEqual(['a/in/g', 2]);
  });

  test.each([false, true])(
    'follows a link that it is, below it those to files alone (poll: %s)',
    async (poll) => {
      const prepare = (dir: string) => {
        for (const name of ['real/sub', 'far']) mkdirSync(join(dir, name), { recursive: true });
        writeFileSync(join(dir, 'far', 'g'), '1');
        symlinkSync('real', join(dir, 'in'));
        symlinkSync('..', join(dir, 'real', 'sub', 'up'));
        symlinkSync('../far', join(dir, 'real', 'folder'));
        symlinkSync('../far/g', join(dir, 'real', 'file'));
        symlinkSync('itself', join(dir, 'real', 'itself'));
      };
      const stage = await Stage.on('in', prepare, { poll, retryMs: 20 });
      stage.write('far/f', '1');
      expect(await stage.next(() => stage.write('far/g', '22'))).toEqual(['in/file', 2]);
      expect(await stage.next(() => stage.write('real/sub/f', '1'))).toEqual(['in/sub/f', 1]);
      expect(stage.names()).toEqual(['in/file', 'in/sub/f']);
      expect(stage.problems).toEqual([]);
    },
  );

  test.each([false, true])(
    'tells of names that are not UTF-8, in folders of such names (poll: %s)',
    async (poll) => {
      const stage = await Stage.on('in', (dir) => mkdirSync(join(dir, 'in')), {
        poll,
        retryMs: 20,
      });
      const latin = (name: string) => Buffer.concat([Buffer.from(stage.at('in/')), binary(name)]);
      mkdirSync(latin('é'));
      writeFileSync(latin('é/ü😀.csv'), '333');
      const [path, sizeBytes] = await until(() => stage.seen.at(-1), 'the file');
      expect([shownPath(path), sizeBytes]).toEqual(['in/\ufffd/\ufffd😀.csv', 3]);
      writeFileSync(latin('é/ü😀.csv'), '4444');
      await until(() => stage.seen.at(-1)?.[1] === 4, 'its change');
    },
  );

  test('of more folders than it may watch it watches some, and says so once', async () => {
    const prepare = (dir: string) => {
      for (let at = 0; at < 20; at++) mkdirSync(join(dir, 'in', `d${at}`), { recursive: true });
    };
    const stage = await Stage.on('in', prepare, { maxFolders: 5 });
    expect(await stage.next(() => stage.write('in/f', '1'))).toEqual(['in/f', 1]);
    const where = stage.at('in');
    expect(stage.problems).toEqual([
      `Some changes of ${where} go unnoticed: it has more than 5 folders. Watch a smaller part of it.`,
    ]);
  });

  test.skipIf(process.getuid?.() === 0).each([false, true])(
    'says of many folders that it may not read the first, until it may read all (poll: %s)',
    async (poll) => {
      const names = ['a', 'b', 'c'].map((name) => `in/${name}`);
      const stage = await Stage.on(
        'in',
        (dir) => {
          mkdirSync(join(dir, 'in'));
          for (const name of names) mkdirSync(join(dir, name), { mode: 0 });
        },
        { poll, retryMs: 20 },
      );
      onTestFinished(() => names.forEach((name) => chmodSync(stage.at(name), 0o700)));
      await until(() => stage.problems.length > 0, 'the problem');
      expect(await stage.next(() => stage.write('in/f', '1'))).toEqual(['in/f', 1]);
      expect(stage.problems).toHaveLength(1);
      expect(stage.problems[0]).toMatch(/CronPilot may not read .*\/in\/[abc]\.$/);
      for (const name of names) chmodSync(stage.at(name), 0o700);
      await until(() => stage.problems.at(-1) === null, 'the problem to be gone');
    },
  );

  test('tells of a file behind a link', async () => {
    const stage = await Stage.on('link', (dir) => {
      mkdirSync(join(dir, 'far'));
      writeFileSync(join(dir, 'far', 'f'), '1');
      symlinkSync('far/f', join(dir, 'link'));
    });
    expect(await stage.next(() => stage.write('far/f', '22'))).toEqual(['link', 2]);
  });

  test('tells of what is added to and changed in a folder of 10,000 files', async () => {
    const stage = await Stage.on('in', (dir) => {
      mkdirSync(join(dir, 'in'));
      for (let at = 0; at < 10_000; at++) writeFileSync(join(dir, 'in', `f${at}`), '');
    });
    expect(await stage.next(() => stage.write('in/f9999', '22'))).toEqual(['in/f9999', 2]);
    expect(await stage.next(() => stage.write('in/new', '1'))).toEqual(['in/new', 1]);
    expect(stage.names()).toEqual(['in/f9999', 'in/new']);
  });

  test('whatever is made, moved and removed at once, a later change is still told', async () => {
    const stage = await Stage.on('in');
    const place = fc.constantFrom('in', 'in/a', 'in/a/b', 'in/c');
    const act = fc.record({
      kind: fc.constantFrom('make', 'remove', 'write', 'move'),
      from: place,
      to: place,
    });
    let last = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(act, { maxLength: 12 }), async (acts) => {
        for (const { kind, from, to } of acts) stage.try(kind, from, to);
        rmSync(stage.at('in/a/b/last'), { recursive: true, force: true });
        const name = `in/a/b/last${++last}`;
        stage.try('make', 'in/a/b', '');
        stage.write(name, 'x');
        await until(() => stage.names().includes(name), `${name} to be seen`);
      }),
      { numRuns: 100 },
    );
  });

  test('looks by itself when asked to, and forgives a drive that comes and goes', async () => {
    const prepare = (dir: string) => {
      mkdirSync(join(dir, 'in', 'sub'), { recursive: true });
      writeFileSync(join(dir, 'in', 'old'), '1');
      symlinkSync('..', join(dir, 'in', 'sub', 'up'));
    };
    const stage = await Stage.on('in', prepare, { poll: true, retryMs: 20 });
    expect(await stage.next(() => stage.write('in/sub/f', '1'))).toEqual(['in/sub/f', 1]);
    expect(await stage.next(() => stage.write('in/old', '22'))).toEqual(['in/old', 2]);
    renameSync(stage.at('in'), stage.at('away'));
    renameSync(stage.at('away'), stage.at('in'));
    expect(await stage.next(() => stage.write('in/new', '1'))).toEqual(['in/new', 1]);
    expect(stage.names()).toEqual(['in/new', 'in/old', 'in/sub/f']);
  });

  test('looking by itself, it tells of a file that comes later', async () => {
    const stage = await Stage.on('in', () => undefined, { poll: true, retryMs: 20 });
    expect(await stage.next(() => stage.write('in', '1'))).toEqual(['in', 1]);
    expect(stage.seen).toHaveLength(1);
  });

  test('says when it cannot watch, and watches as soon as it can', async () => {
    const stage = await Stage.on('in', (dir) => symlinkSync('in', join(dir, 'in')), {
      retryMs: 20,
    });
    const [problem] = await until(() => (stage.problems.length > 0 ? stage.problems : null), 'it');
    expect(problem).toContain(`Changes of ${stage.at('in')} go unnoticed`);
    unlinkSync(stage.at('in'));
    mkdirSync(stage.at('in'));
    await until(() => stage.problems.at(-1) === null, 'the problem to be gone');
    await changeUntil(stage.at('in/f'), () => stage.seen.length > 0);
    expect(stage.problems).toHaveLength(2);
  });
});

/** In Latin-1, where that has the character. */
function binary(name: string): Buffer {
  const bytesOf = (text: string) => Buffer.from(text, text < '\u0100' ? 'latin1' : 'utf8');
  return Buffer.concat(Array.from(name, bytesOf));
}

type Seen = readonly [name: string, sizeBytes: number];

class Stage {
  readonly seen: Seen[] = [];
  readonly problems: (string | null)[] = [];
  readonly #dir: string;

  /** Resolves when changes are noticed. */
  static async on(
    name: string,
    prepare: (dir: string) => void = () => undefined,
    options: { readonly poll?: boolean; retryMs?: number; maxFolders?: number } = {},
  ): Promise<Stage> {
    const stage = new Stage();
    prepare(stage.#dir);
    const { poll, retryMs = 60_000, maxFolders } = options;
    const watch = new (poll ? PollWatch : TreeWatch)({
      retryMs,
      ...(maxFolders && { maxFolders }),
      path: stage.at(name),
      onChange: (path, sizeBytes) =>
        void stage.seen.push([path.slice(stage.#dir.length + 1), sizeBytes]),
      onProblem: (problem) => stage.problems.push(problem && say(problem)),
    });
    onTestFinished(() => watch.stop());
    await watch.start();
    return stage;
  }

  constructor() {
    this.#dir = mkdtempSync(join(tempDir(), 'watched-'));
  }

  at(name: string): string {
    return join(this.#dir, name);
  }

  write(name: string, text: string): void {
    writeFileSync(this.at(name), text);
  }

  rename(from: string, to: string): void {
    renameSync(this.at(from), this.at(to));
  }

  /** What cannot be done is left. */
  try(kind: string, from: string, to: string): void {
    try {
      if (kind === 'make') mkdirSync(this.at(from), { recursive: true });
      else if (kind === 'remove') rmSync(this.at(from), { recursive: true, force: true });
      else if (kind === 'write') this.write(`${from}/f`, to);
      else renameSync(this.at(from), this.at(to));
    } catch (error) {
      if (!['ENOENT', 'EINVAL', 'ENOTEMPTY'].includes((error as NodeJS.ErrnoException).code ?? ''))
        throw error;
    }
  }

  /** What is seen first after `change`, in its last state. */
  async next(change: () => void): Promise<Seen> {
    const before = this.seen.length;
    change();
    return await until(() => this.seen.slice(before).at(-1), 'a change to be seen');
  }

  /** Of all that was seen. */
  names(): readonly string[] {
    return [...new Set(this.seen.map(([name]) => name))].toSorted();
  }
}

/** Resolves when what happened before is known to all watches, since the system tells it in order. */
async function makeFence(): Promise<() => Promise<void>> {
  const stage = await Stage.on('fence');
  return async () => {
    await stage.next(() => stage.write('fence', '1'));
    await stage.next(() => stage.write('fence', '22'));
  };
}
