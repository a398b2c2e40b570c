import { createHash } from 'node:crypto';
import { createServer } from 'node:net';
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type SocketPlace, socketPathFor } from '../../electron/shared/socket-path.ts';
import { tempDir } from '../helpers/temp-dir.ts';

const place: SocketPlace = {
  dataDir: '/home/anna/.config/CronPilot',
  tmpDir: '/tmp',
  uid: 1000,
  platform: 'linux',
  hash: (text) => createHash('sha256').update(text).digest('hex'),
};

describe('socketPathFor', () => {
  test('is in the data folder where the path is short', () => {
    expect(socketPathFor(place)).toBe('/home/anna/.config/CronPilot/control.sock');
    expect(socketPathFor({ ...place, dataDir: '/' })).toBe('/control.sock');
  });

  test('is in a folder of the user where the path is long in bytes', () => {
    const long = { ...place, dataDir: `/home/${'ä'.repeat(41)}` };
    expect(socketPathFor(long)).toMatch(/^\/tmp\/cronpilot-1000\/[0-9a-f]{16}\.sock$/);
    const longest = { ...place, dataDir: `/home/${'a'.repeat(81)}` };
    expect(socketPathFor(longest)).toHaveLength(100);
  });

  test('differs by data folder, and is the same each time', () => {
    const of = (dataDir: string) => socketPathFor({ ...place, platform: 'win32', dataDir });
    expect(of('C:\\a')).toMatch(/^\\\\\.\\pipe\\cronpilot-[0-9a-f]{16}$/);
    expect(of('C:\\a')).toBe(of('C:\\a'));
    expect(of('C:\\a')).not.toBe(of('C:\\b'));
  });

  test.skipIf(process.platform === 'win32')('can be listened on at any length', async () => {
    for (const length of [20, 80, 120, 200]) {
      const tmpDir = tempDir();
      const dataDir = `${tmpDir}/${'d'.repeat(length)}`;
      const path = socketPathFor({ ...place, tmpDir, dataDir });
      mkdirSync(dirname(path), { recursive: true });
      const server = createServer();
      await new Promise<void>((resolve, reject) => {
        server.on('error', reject);
        server.listen(path, resolve);
      });
      server.close();
    }
  });
});
