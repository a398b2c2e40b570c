/** Runs the files of a CommonJS bundle, without a compilation where V8 has compiled them before. */

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { constants, Script } from 'node:vm';

/** What V8 made of a source, by the hash of the source. */
export type CompiledCode = ReadonlyMap<string, Uint8Array>;

interface BundleOptions {
  /** Of the bundle's files. */
  readonly dir: string;
  /** For everything outside of the bundle. */
  readonly require: (id: string) => unknown;
  /** Forgotten as it is used. Code of another source or another V8 does no harm: that one is compiled. */
  readonly compiled: Map<string, Uint8Array>;
}

interface Loaded {
  readonly hash: string;
  readonly script: Script;
  readonly module: { exports: unknown };
}

type Wrapped = (exports: unknown, require: (id: string) => unknown, module: object) => void;

export class Bundle {
  readonly #options: BundleOptions;
  readonly #loaded = new Map<string, Loaded>();

  constructor(options: BundleOptions) {
    this.#options = options;
  }

  /** What a file exports; it is run by the first call. */
  load(filename: string): unknown {
    const known = this.#loaded.get(filename);
    if (known) return known.module.exports;
    const path = join(this.#options.dir, filename);
    const content = readFileSync(path);
    // Of the bytes: a hash of the text would turn it into bytes again.
    const hash = createHash('sha256').update(content).digest('hex');
    const cachedData = this.#options.compiled.get(hash);
    this.#options.compiled.delete(hash);
    const script = new Script(`(function (exports, require, module) {${content.toString()}\n})`, {
      filename: path,
      importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
      ...(cachedData && {
        cachedData: Buffer.from(cachedData.buffer, cachedData.byteOffset, cachedData.byteLength),
      }),
    });
    const module = { exports: {} };
    this.#loaded.set(filename, { hash, script, module });
    const run = script.runInThisContext() as Wrapped;
    run(module.exports, (id) => this.#require(id), module);
    return module.exports;
  }

  /** Of all files that were loaded, with every function that was called until now. */
  compile(): CompiledCode {
    return new Map(
      [...this.#loaded.values()].map(({ hash, script }) => [hash, script.createCachedData()]),
    );
  }

  #require(id: string): unknown {
    return id.startsWith('./') ? this.load(id.slice('./'.length)) : this.#options.require(id);
  }
}
