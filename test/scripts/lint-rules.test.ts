// Proves that the linter reports each forbidden import, by linting small files laid out like the project.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';

const rootDir = fileURLToPath(new URL('../../', import.meta.url));

interface Diagnostic {
  readonly filename: string;
  readonly code: string;
}

interface Case {
  readonly file: string;
  readonly line: string;
}

const RESTRICTED: readonly Case[] = [
  { file: 'electron/shared/a.ts', line: "import 'electron';" },
  { file: 'electron/shared/b.ts', line: "import 'node:fs';" },
  { file: 'electron/shared/c.ts', line: "import '../main/app.ts';" },
  { file: 'electron/worker/a.ts', line: "import 'electron';" },
  { file: 'electron/worker/b.ts', line: "import '../main/run/run-service.ts';" },
  { file: 'electron/worker/c.ts', line: "import 'better-sqlite3';" },
  { file: 'electron/preload/a.ts', line: "import 'node:fs';" },
  { file: 'electron/preload/b.ts', line: "import '../main/app.ts';" },
  { file: 'electron/cli/a.ts', line: "import 'electron';" },
  { file: 'electron/cli/b.ts', line: "import '../main/paths.ts';" },
  { file: 'renderer/a.ts', line: "import 'electron';" },
  { file: 'renderer/b.tsx', line: "import 'node:fs';" },
  { file: 'renderer/views/c.tsx', line: "import '../../electron/main/app.ts';" },
  { file: 'electron/main/a.ts', line: "import 'better-sqlite3';" },
  { file: 'electron/main/b.ts', line: "import 'croner';" },
  { file: 'electron/main/c.ts', line: "import 'electron-store';" },
  { file: 'electron/main/d.ts', line: "import '../worker/worker.ts';" },
  { file: 'electron/main/app.ts', line: "import { ipcMain } from 'electron';" },
  { file: 'electron/main/store/a.ts', line: "import 'electron';" },
  { file: 'electron/main/store/b.ts', line: "import '../run/run-service.ts';" },
  { file: 'electron/main/store/migrations/c.ts', line: "import '../../settings.ts';" },
  { file: 'electron/main/schedule/a.ts', line: "import '../run/run-service.ts';" },
  { file: 'electron/main/schedule/b.ts', line: "import 'electron';" },
  { file: 'electron/main/schedule/c.ts', line: "import 'croner';" },
  { file: 'electron/main/schedule/cron.ts', line: "import 'electron';" },
  { file: 'electron/main/run/a.ts', line: "import '../schedule/scheduler.ts';" },
  { file: 'electron/main/run/b.ts', line: "import 'electron';" },
  { file: 'electron/main/upkeep/a.ts', line: "import 'electron';" },
  { file: 'electron/main/upkeep/b.ts', line: "import '../schedule/scheduler.ts';" },
  { file: 'electron/main/transfer/a.ts', line: "import 'electron';" },
  { file: 'electron/main/transfer/b.ts', line: "import '../run/run-service.ts';" },
  { file: 'electron/main/upkeep/c.ts', line: "import 'better-sqlite3';" },
  { file: 'electron/main/trigger/a.ts', line: "import '../schedule/scheduler.ts';" },
  { file: 'electron/main/trigger/b.ts', line: "import 'electron';" },
  { file: 'electron/main/run/c.ts', line: "import '../trigger/triggers.ts';" },
  { file: 'electron/main/notify/a.ts', line: "import 'electron';" },
  { file: 'electron/main/notify/b.ts', line: "import '../ipc/publish.ts';" },
  { file: 'electron/main/api/a.ts', line: "import '../desktop/tray.ts';" },
  { file: 'electron/main/api/routes/b.ts', line: "import '../../app-log.ts';" },
  { file: 'electron/main/ipc/a.ts', line: "import '../desktop/tray.ts';" },
  { file: 'electron/main/ipc/b.ts', line: "import { ipcMain } from 'electron';" },
  { file: 'electron/main/desktop/a.ts', line: "import '../ipc/publish.ts';" },
  { file: 'electron/preload/c.ts', line: "import { ipcMain } from 'electron';" },
  { file: 'electron/main/ipc/c.ts', line: "import { ipcRenderer } from 'electron';" },
];

const ALLOWED: readonly Case[] = [
  {
    file: 'electron/shared/ok.ts',
    line: "import './words.ts';\nimport * as z from 'zod';\nvoid z;",
  },
  { file: 'electron/worker/ok.ts', line: "import '../shared/words.ts';\nimport 'node:fs';" },
  { file: 'electron/cli/ok.ts', line: "import '../shared/words.ts';\nimport 'node:fs';" },
  { file: 'electron/main/settings.ts', line: "import 'electron-store';" },
  {
    file: 'electron/main/store/ok.ts',
    line: "import 'better-sqlite3';\nimport '../../shared/run.ts';",
  },
  {
    file: 'electron/main/api/routes/ok.ts',
    line: "import '../../run/run-service.ts';\nimport '../auth.ts';",
  },
  {
    file: 'electron/main/ipc/register-handlers.ts',
    line: "import { ipcMain } from 'electron';\nvoid ipcMain;",
  },
  {
    file: 'electron/preload/preload.ts',
    line: "import { ipcRenderer } from 'electron';\nimport '../shared/ipc-contract.ts';\nvoid ipcRenderer;",
  },
  { file: 'renderer/ok.tsx', line: "import '../electron/shared/words.ts';\nimport 'react';" },
];

const OTHER_RULES: readonly (Case & { readonly code: string })[] = [
  {
    file: 'renderer/zod.ts',
    line: "import { z } from 'zod';\nvoid z;",
    code: 'cronpilot(zod-namespace)',
  },
  { file: 'renderer/all.ts', line: "export * from './b.ts';", code: 'cronpilot(no-export-all)' },
  { file: 'renderer/default.ts', line: 'export default 1;', code: 'import(no-default-export)' },
  { file: 'renderer/long.ts', line: 'void 0;\n'.repeat(251), code: 'eslint(max-lines)' },
  {
    file: 'renderer/long-function.ts',
    line: `export function long(): void {\n${'  void 0;\n'.repeat(50)}}`,
    code: 'eslint(max-lines-per-function)',
  },
];

let workDir = '';
let found: readonly Diagnostic[] = [];

beforeAll(() => {
  workDir = mkdtempSync(join(tmpdir(), 'cronpilot-lint-'));
  for (const name of ['oxlint.config.ts', 'scripts', 'node_modules']) {
    symlinkSync(join(rootDir, name), join(workDir, name));
  }
  for (const { file, line } of [...RESTRICTED, ...ALLOWED, ...OTHER_RULES]) {
    mkdirSync(dirname(join(workDir, file)), { recursive: true });
    writeFileSync(join(workDir, file), `${line}\n`);
  }
  const oxlint = join(rootDir, 'node_modules/oxlint/bin/oxlint');
  const result = spawnSync(process.execPath, [oxlint, '--format=json', 'electron', 'renderer'], {
    cwd: workDir,
    encoding: 'utf8',
  });
  found = (JSON.parse(result.stdout) as { diagnostics: Diagnostic[] }).diagnostics;
});

afterAll(() => rmSync(workDir, { recursive: true }));

const codesOf = (file: string): string[] =>
  found.filter(({ filename }) => filename === file).map(({ code }) => code);

test.each(RESTRICTED)('$file may not say $line', ({ file }) => {
  expect(codesOf(file)).toContain('eslint(no-restricted-imports)');
});

test.each(ALLOWED)('$file may import what its layer allows', ({ file }) => {
  expect(codesOf(file)).not.toContain('eslint(no-restricted-imports)');
});

test.each(OTHER_RULES)('$code is reported in $file', ({ file, code }) => {
  expect(codesOf(file)).toContain(code);
});
