// Fetches one pinned package from whichever registry npm is set up for, and checks it by its hash.
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { runCommand, tail } from './command.mjs';
import { SetupFailure } from './failure.mjs';
import { findNpm } from './npm.mjs';

/**
 * Unpacks the package's files into `targetDir` (made anew).
 * @param {import('./pins.mjs').RegistryPackage} pinned
 * @param {string} targetDir
 */
export async function fetchRegistryPackage(pinned, targetDir) {
  fs.rmSync(targetDir, { recursive: true, force: true });
  fs.mkdirSync(targetDir, { recursive: true });
  const spec = `${pinned.name}@${pinned.version}`;
  const packed = await runCommand(
    process.execPath,
    [findNpm(), 'pack', spec, '--loglevel=error', '--pack-destination', targetDir],
    { cwd: targetDir },
  );
  const filename = fs.readdirSync(targetDir).find((name) => name.endsWith('.tgz'));
  if (packed.code !== 0 || filename === undefined) {
    throw new SetupFailure(
      `${spec} could not be fetched from the registry.`,
      `${tail(packed.output)}\nCheck the network and \`npm config get registry\`, then try again.`,
    );
  }
  const tarball = path.join(targetDir, filename);
  await checkIntegrity(tarball, pinned.integrity, spec);
  const unpacked = await runCommand('tar', [
    'xzf',
    tarball,
    '--strip-components=1',
    '-C',
    targetDir,
  ]);
  fs.rmSync(tarball);
  if (unpacked.code !== 0) {
    throw new SetupFailure(
      `${spec} could not be unpacked.`,
      `${tail(unpacked.output)}\nCheck the free space in ${targetDir}.`,
    );
  }
}

/**
 * @param {string} filePath
 * @param {string} integrity `<algorithm>-<base64>`, as npm writes it
 * @param {string} what named in the failure
 */
export async function checkIntegrity(filePath, integrity, what) {
  const algorithm = integrity.slice(0, integrity.indexOf('-'));
  const hash = createHash(algorithm);
  for await (const chunk of fs.createReadStream(filePath)) hash.update(chunk);
  const found = `${algorithm}-${hash.digest('base64')}`;
  if (found === integrity) return;
  throw new SetupFailure(
    `${what} is not the file it should be: expected ${integrity}, got ${found}.`,
    'It was not used. Check where the registry gets it from.',
  );
}
