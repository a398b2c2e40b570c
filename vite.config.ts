// How the parts of CronPilot are bundled: main and preload (CommonJS), main's threads, worker, task, cli (ESM), renderer.
import { writeFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { fileURLToPath } from 'node:url';
import tailwindcss from '@tailwindcss/vite';
import optimizeLocales from '@react-aria/optimize-locales-plugin';
import react from '@vitejs/plugin-react';
import { defineConfig, type EnvironmentOptions, type Plugin } from 'vite';

import { compileMain } from './scripts/compile-main.mjs';
import { readLicences } from './scripts/licences.mjs';

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Everything else is bundled, so the packaged app carries no node_modules but better-sqlite3. */
const EXTERNAL = ['electron', 'better-sqlite3'];

/** The oldest runtimes the app supports: Electron 33 has Node 20.18 and Chrome 130. */
const NODE_TARGET = 'node20.18';
const CHROME_TARGET = 'chrome130';

/** V8 keeps a source in memory, with two bytes for each letter as soon as one of them needs two. */
const ONE_BYTE_LETTERS = {
  compress: false,
  mangle: false,
  codegen: { removeWhitespace: false, asciiOnly: true },
} as const;

/**
 * `conf`, below electron-store, checks by JSON schema and moves between versions only for whoever asks
 * for it; settings.ts does not, and every start would load a third more.
 */
const UNUSED_BY_CONF = new Set(['ajv/dist/2020.js', 'ajv-formats', 'semver']);
const NOTHING = '\0nothing';

const leaveOutUnused: Plugin = {
  name: 'leave-out-unused',
  enforce: 'pre',
  resolveId: (id, importer) =>
    UNUSED_BY_CONF.has(id) && importer?.includes('/node_modules/conf/') ? NOTHING : null,
  load: (id) => (id === NOTHING ? 'export const Ajv2020 = null; export default null;' : null),
};

interface NodeBundle {
  readonly entry: string;
  readonly outDir: string;
  readonly format: 'es' | 'cjs';
  /** What a page imports must be one file. */
  readonly isOneFile?: boolean;
  readonly external: readonly string[];
}

function nodeEnvironment(bundle: NodeBundle): EnvironmentOptions {
  const extension = bundle.format === 'cjs' ? 'cjs' : 'js';
  const external = [...bundle.external];
  return {
    consumer: 'server',
    resolve: {
      noExternal: true,
      external,
      conditions: ['node', 'import', 'default'],
      mainFields: ['module', 'main'],
      builtins: [...builtinModules, /^node:/, ...external],
    },
    build: {
      ssr: true,
      outDir: at(bundle.outDir),
      emptyOutDir: true,
      copyPublicDir: false,
      target: NODE_TARGET,
      minify: false,
      sourcemap: true,
      rolldownOptions: {
        input: at(bundle.entry),
        platform: 'node',
        external: [...builtinModules, /^node:/, ...external],
        output: {
          format: bundle.format,
          entryFileNames: `[name].${extension}`,
          codeSplitting: !bundle.isOneFile,
          chunkFileNames: `[name].${extension}`,
          minify: ONE_BYTE_LETTERS,
          comments: false,
        },
      },
    },
  };
}

const NODE_BUNDLES = {
  start: {
    entry: 'electron/main/start.ts',
    outDir: 'dist/start',
    format: 'cjs',
    isOneFile: true,
    external: ['electron'],
  },
  main: { entry: 'electron/main/main.ts', outDir: 'dist/main', format: 'cjs', external: EXTERNAL },
  database: {
    entry: 'electron/main/store/database-thread.ts',
    outDir: 'dist/database',
    format: 'es',
    external: ['better-sqlite3'],
  },
  log: {
    entry: 'electron/main/run/log-thread.ts',
    outDir: 'dist/log',
    format: 'es',
    external: [],
  },
  worker: { entry: 'electron/worker/worker.ts', outDir: 'dist/worker', format: 'es', external: [] },
  task: {
    entry: 'electron/worker/task-process.ts',
    outDir: 'dist/task',
    format: 'es',
    external: [],
  },
  preload: {
    entry: 'electron/preload/preload.ts',
    outDir: 'dist/preload',
    format: 'cjs',
    isOneFile: true,
    external: ['electron'],
  },
  cli: { entry: 'electron/cli/cronpilot.ts', outDir: 'dist/cli', format: 'es', external: [] },
} as const satisfies Record<string, NodeBundle>;

export default defineConfig({
  root: at('renderer'),
  base: './',
  publicDir: false,
  plugins: [
    // React Aria brings its words in 30 languages; the window speaks these.
    { ...optimizeLocales.vite({ locales: ['en-US', 'de-DE'] }), enforce: 'pre' },
    react(),
    tailwindcss(),
    leaveOutUnused,
  ],
  server: { host: '127.0.0.1', port: 5199, strictPort: false },
  environments: {
    client: {
      build: {
        outDir: at('dist/renderer'),
        emptyOutDir: true,
        target: CHROME_TARGET,
        // The page's policy allows fonts from its own files alone.
        assetsInlineLimit: 0,
        sourcemap: true,
      },
    },
    ...Object.fromEntries(
      Object.entries(NODE_BUNDLES).map(([name, bundle]) => [name, nodeEnvironment(bundle)]),
    ),
  },
  builder: {
    async buildApp(builder) {
      const moduleIds: string[] = [];
      for (const environment of Object.values(builder.environments)) {
        const built = await builder.build(environment);
        const outputs = 'output' in built ? [built] : Array.isArray(built) ? built : [];
        for (const { output } of outputs)
          moduleIds.push(...output.flatMap((part) => ('moduleIds' in part ? part.moduleIds : [])));
      }
      const shipped = EXTERNAL.map((name) => at(`node_modules/${name}`));
      const licences = JSON.stringify(readLicences(moduleIds, shipped));
      writeFileSync(at('dist/renderer/licences.json'), licences);
      const failure = await compileMain();
      if (failure !== null) console.warn(`Main was not compiled ahead: ${failure}`);
    },
  },
});
