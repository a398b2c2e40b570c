// How tests run: `unit` in parallel in plain Node, `e2e` (real Electron, faults) one file at a time.
import { defineConfig } from 'vitest/config';

const E2E_FILES = ['test/e2e/**/*.test.ts', 'test/faults/**/*.test.ts'];

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: E2E_FILES,
          maxWorkers: 2,
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'e2e',
          include: E2E_FILES,
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
