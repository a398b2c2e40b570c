// What the linter enforces: sizes, promises and switches, and who may import whom (ARCHITECTURE.md).
import { defineConfig, type OxlintOverride } from 'oxlint';

const OUTSIDE_MAIN = ['worker', 'preload', 'cli', 'renderer'];
const BESIDE_WORKER = ['main', 'preload', 'cli', 'renderer'];
const PARTS_OF_MAIN = [
  'store',
  'schedule',
  'secrets',
  'run',
  'trigger',
  'explain',
  'today',
  'upkeep',
  'transfer',
  'notify',
  'api',
  'ipc',
  'desktop',
];

/** Only `main/store` opens the database, and only the edges know Electron. */
const ELECTRON = '^electron($|/|-)';
const SQLITE = '^better-sqlite3$';
const CRONER = '^croner$';
const UNDICI = '^undici$';
const ELECTRON_STORE = '^electron-store$';
const NODE = '^node:';
const BROWSER = '^react($|-|/)|^lucide-react$|^@tanstack/react-';

/** `/run/` as in `../run/run-service.ts`: a folder on the way, not a part of a file's name. */
const folders = (...names: readonly string[]): string => `^\\..*/(${names.join('|')})/`;

/** The files that join the parts of main; only main.ts and app.ts may know them all. */
const MAIN_FILES = '^(\\.\\./)+(app|main|paths|settings|app-log)\\.ts$';

/** All parts of main but these, and every other layer. */
const anyBut = (...allowed: readonly string[]): string =>
  folders(...PARTS_OF_MAIN.filter((name) => !allowed.includes(name)), ...OUTSIDE_MAIN);

interface Layer {
  readonly files: readonly string[];
  readonly never: readonly string[];
}

/** Later entries replace earlier ones for the files they share. */
const LAYERS: readonly Layer[] = [
  {
    files: ['electron/shared/**'],
    never: [ELECTRON, NODE, SQLITE, CRONER, BROWSER, folders('main', ...OUTSIDE_MAIN)],
  },
  {
    files: ['electron/worker/**'],
    never: [ELECTRON, SQLITE, CRONER, UNDICI, BROWSER, folders(...BESIDE_WORKER)],
  },
  {
    files: ['electron/worker/http/**'],
    never: [ELECTRON, SQLITE, CRONER, BROWSER, folders(...BESIDE_WORKER)],
  },
  {
    files: ['electron/preload/**'],
    never: [NODE, SQLITE, CRONER, BROWSER, folders('main', 'worker', 'cli', 'renderer')],
  },
  {
    files: ['electron/cli/**'],
    never: [ELECTRON, SQLITE, CRONER, BROWSER, folders('main', 'worker', 'preload', 'renderer')],
  },
  {
    files: ['renderer/**'],
    never: [ELECTRON, NODE, SQLITE, CRONER, folders('main', 'worker', 'preload', 'cli')],
  },
  {
    files: ['electron/main/**'],
    never: [SQLITE, CRONER, ELECTRON_STORE, BROWSER, folders(...OUTSIDE_MAIN)],
  },
  {
    files: ['electron/main/settings.ts'],
    never: [SQLITE, CRONER, BROWSER, folders(...OUTSIDE_MAIN)],
  },
  {
    files: ['electron/main/store/**'],
    never: [ELECTRON, CRONER, BROWSER, MAIN_FILES, anyBut('store')],
  },
  {
    files: ['electron/main/schedule/**'],
    never: [ELECTRON, SQLITE, CRONER, BROWSER, MAIN_FILES, anyBut('store', 'schedule')],
  },
  {
    files: ['electron/main/schedule/cron.ts'],
    never: [ELECTRON, SQLITE, BROWSER, MAIN_FILES, anyBut('store', 'schedule')],
  },
  {
    files: ['electron/main/run/**'],
    never: [ELECTRON, SQLITE, CRONER, BROWSER, MAIN_FILES, anyBut('store', 'secrets', 'run')],
  },
  {
    files: ['electron/main/secrets/**'],
    never: [ELECTRON, SQLITE, CRONER, BROWSER, MAIN_FILES, anyBut('store', 'secrets')],
  },
  {
    files: ['electron/main/trigger/**'],
    never: [ELECTRON, SQLITE, CRONER, BROWSER, MAIN_FILES, anyBut('store', 'run', 'trigger')],
  },
  {
    files: ['electron/main/explain/**'],
    never: [ELECTRON, SQLITE, CRONER, BROWSER, MAIN_FILES, anyBut('store', 'schedule', 'explain')],
  },
  {
    files: ['electron/main/upkeep/**'],
    never: [ELECTRON, SQLITE, CRONER, BROWSER, MAIN_FILES, anyBut('store', 'run', 'upkeep')],
  },
  {
    files: ['electron/main/transfer/**'],
    never: [ELECTRON, SQLITE, CRONER, BROWSER, MAIN_FILES, anyBut('store', 'schedule', 'transfer')],
  },
  {
    files: ['electron/main/today/**'],
    never: [ELECTRON, SQLITE, CRONER, BROWSER, MAIN_FILES, anyBut('store', 'schedule', 'today')],
  },
  ...['notify', 'api'].map((name) => ({
    files: [`electron/main/${name}/**`],
    never: [
      ELECTRON,
      SQLITE,
      CRONER,
      BROWSER,
      MAIN_FILES,
      anyBut('store', 'schedule', 'run', name),
    ],
  })),
  {
    files: ['electron/main/ipc/**'],
    never: [SQLITE, CRONER, ELECTRON_STORE, BROWSER, folders('desktop', ...OUTSIDE_MAIN)],
  },
  {
    files: ['electron/main/desktop/**'],
    never: [SQLITE, CRONER, ELECTRON_STORE, BROWSER, folders('ipc', 'store', ...OUTSIDE_MAIN)],
  },
];

/** Names that one file alone may take from a package. */
const ONE_FILE_NAMES = [
  { name: 'ipcMain', file: 'electron/main/ipc/register-handlers.ts' },
  { name: 'safeStorage', file: 'electron/main/safe-storage.ts' },
  { name: 'ipcRenderer', file: 'electron/preload/preload.ts' },
];

function restrictImports({ files, never }: Layer, allowedName?: string): OxlintOverride {
  const electronNames = ONE_FILE_NAMES.filter(({ name }) => name !== allowedName);
  return {
    files: files.map((glob) => (glob.endsWith('**') ? `${glob}/*.{ts,tsx}` : glob)),
    rules: {
      'no-restricted-imports': [
        'error',
        {
          paths: electronNames.map(({ name, file }) => ({
            name: 'electron',
            importNames: [name],
            message: `Only ${file} uses ${name}.`,
          })),
          patterns: never.map((regex) => ({
            regex,
            message: 'Wrong direction: see "Who may import whom" in ARCHITECTURE.md.',
          })),
        },
      ],
    },
  };
}

/** The same layer's rule for the one file that may use a name. */
function oneFileExceptions(): OxlintOverride[] {
  return ONE_FILE_NAMES.map(({ name, file }) => {
    const layer = LAYERS.findLast(({ files }) =>
      files.some((glob) => glob.endsWith('**') && file.startsWith(glob.slice(0, -2))),
    );
    return restrictImports({ files: [file], never: layer?.never ?? [] }, name);
  });
}

const SIZE = { skipBlankLines: true, skipComments: true };

export default defineConfig({
  plugins: ['eslint', 'typescript', 'unicorn', 'oxc', 'import', 'react'],
  jsPlugins: ['./scripts/lint/plugin.mjs'],
  categories: { correctness: 'error' },
  ignorePatterns: ['dist', 'release', 'coverage', 'test/fixtures'],
  rules: {
    'max-lines': ['error', { max: 250, ...SIZE }],
    'max-lines-per-function': ['error', { max: 50, ...SIZE }],
    eqeqeq: 'error',
    'no-empty': 'error',
    'no-var': 'error',
    'prefer-const': 'error',
    'import/no-cycle': 'error',
    'import/no-default-export': 'error',
    'cronpilot/no-export-all': 'error',
    'cronpilot/zod-namespace': 'error',
    // Terminal output and hostile input are made of them.
    'no-control-regex': 'off',
    'typescript/await-thenable': 'error',
    'typescript/no-explicit-any': 'error',
    'typescript/no-floating-promises': 'error',
    'typescript/no-misused-promises': ['error', { checksVoidReturn: false }],
    'typescript/no-non-null-assertion': 'error',
    'typescript/switch-exhaustiveness-check': [
      'error',
      { considerDefaultExhaustiveForUnions: true },
    ],
    // A warning for React's compiler, which is not used here.
    'react/incompatible-library': 'off',
    'unicorn/filename-case': ['error', { case: 'kebabCase' }],
    'unicorn/prefer-node-protocol': 'error',
  },
  overrides: [
    ...LAYERS.map((layer) => restrictImports(layer)),
    ...oneFileExceptions(),
    {
      // A component's markup is long and flat.
      files: ['renderer/**/*.tsx'],
      rules: { 'max-lines-per-function': ['error', { max: 80, ...SIZE }] },
    },
    {
      // A `describe` is one function around many tests.
      files: ['test/**'],
      rules: {
        'max-lines-per-function': 'off',
        'max-lines': ['error', { max: 400, ...SIZE }],
      },
    },
    {
      files: ['*.config.ts'],
      rules: { 'import/no-default-export': 'off' },
    },
  ],
});
