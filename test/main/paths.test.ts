import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';

import { createPaths } from '../../electron/main/paths.ts';
import { tempDir } from '../helpers/temp-dir.ts';

describe('createPaths', () => {
  it('keeps everything below the data folder', () => {
    const dataDir = join(tempDir(), 'data', 'CronPilot');
    expect(createPaths(dataDir)).toEqual({
      dataDir,
      databasePath: join(dataDir, 'cronpilot.db'),
      logsDir: join(dataDir, 'logs'),
      runsDir: join(dataDir, 'runs'),
      venvsDir: join(dataDir, 'venvs'),
      backupsDir: join(dataDir, 'backups'),
      settingsDir: dataDir,
      settingsPath: join(dataDir, 'settings.json'),
      apiFilePath: join(dataDir, 'api.json'),
      appLogPath: join(dataDir, 'logs', 'cronpilot.log'),
      socketPath: join(dataDir, 'control.sock'),
    });
  });

  it('makes folders for the user alone', () => {
    const paths = createPaths(join(tempDir(), 'data'));
    for (const dir of [paths.dataDir, paths.logsDir, paths.runsDir]) {
      expect(statSync(dir).mode & 0o777).toBe(0o700);
    }
  });

  it('uses folders that are there already', () => {
    const dataDir = tempDir();
    mkdirSync(join(dataDir, 'logs'));
    writeFileSync(join(dataDir, 'logs', 'old.log'), 'kept');
    createPaths(dataDir);
    expect(statSync(join(dataDir, 'logs', 'old.log')).size).toBe(4);
  });

  it('makes a relative folder absolute', () => {
    const dataDir = tempDir();
    expect(createPaths(relative(process.cwd(), dataDir)).dataDir).toBe(dataDir);
  });

  it('finds a short place for the socket when the data folder is deep', () => {
    const dataDir = join(tempDir(), 'x'.repeat(100));
    const { socketPath } = createPaths(dataDir);
    expect(socketPath).not.toContain(dataDir);
    expect(Buffer.byteLength(socketPath)).toBeLessThanOrEqual(100);
    expect(createPaths(dataDir).socketPath).toBe(socketPath);
    expect(createPaths(`${dataDir}y`).socketPath).not.toBe(socketPath);
  });

  it('gives a socket path that can be listened on', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => {
      server.listen(createPaths(join(tempDir(), 'ünïcode')).socketPath, resolve);
    });
    expect(server.listening).toBe(true);
    await new Promise((resolve) => {
      server.close(resolve);
    });
  });

  it('names the folder that cannot be made', () => {
    const file = join(tempDir(), 'file');
    writeFileSync(file, '');
    expect(() => createPaths(join(file, 'data'))).toThrow(
      expect.objectContaining({
        code: 'unavailable',
        message: expect.stringContaining(`cannot make its folder ${join(file, 'data')}`),
      }),
    );
  });
});
