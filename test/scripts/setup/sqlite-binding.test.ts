// When and how better-sqlite3 is built.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { decideSqliteBinding, readSqliteDefines } from '../../../scripts/setup/sqlite-binding.mjs';

describe('better-sqlite3', () => {
  test('is built only for a Node-API older than its prebuilt binaries', () => {
    expect(decideSqliteBinding({ napi: 9 })).toBe('own_build');
    expect(decideSqliteBinding({ napi: 10 })).toBe('prebuilt');
  });

  test('gets the compile-time options its own build has', () => {
    const gypi = readFileSync('node_modules/better-sqlite3/deps/defines.gypi', 'utf8');
    const defines = readSqliteDefines(gypi);
    expect(defines).toContain('-DSQLITE_ENABLE_FTS5');
    expect(defines).toContain('-DSQLITE_DEFAULT_CACHE_SIZE=-16000');
    expect(defines.length).toBe(gypi.match(/^ +'[A-Z]/gm)?.length);
  });
});
