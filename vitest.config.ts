// How tests run: `unit` in parallel in plain Node, `e2e` (real Electron, faults) one file at a
// time, `pictures` only when they are asked for.
import { defineConfig } from 'vitest/config';

const E2E_FILES = ['test/e2e/**/*.test.ts', 'test/faults/**/*.test.ts'];

const PICTURE_FILES = ['test/pictures/**/*.test.ts'];

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: [...E2E_FILES, ...PICTURE_FILES],
          maxWorkers: 2,
          testTimeout: 300_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'e2e',
          include: E2E_FILES,
          fileParallelism: false,
          testTimeout: 300_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'pictures',
          include: PICTURE_FILES,
          fileParallelism: false,
          testTimeout: 600_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
