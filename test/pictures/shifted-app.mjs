// Starts CronPilot, and each of its workers, with the clock of its JavaScript moved by CRONPILOT_SHIFT_MS. Given to
// Electron in place of the project's folder.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const ownPath = fileURLToPath(import.meta.url);
const projectDir = join(dirname(ownPath), '../..');
const shiftMs = Number(process.env['CRONPILOT_SHIFT_MS']);

moveDate();
const workerPath = process.env['CRONPILOT_SHIFTED_WORKER'];
if (workerPath === undefined) prepareApp();
await import(pathToFileURL(workerPath ?? join(projectDir, 'dist/start/start.cjs')).href);

function moveDate() {
  const RealDate = Date;
  globalThis.Date = class extends RealDate {
    /** @param {[] | [string | number | Date]} parts */
    constructor(...parts) {
      super(...(parts.length === 0 ? /** @type {const} */ ([RealDate.now() + shiftMs]) : parts));
    }

    static now() {
      return RealDate.now() + shiftMs;
    }
  };
}

/** As Electron does it for a folder with a package.json; workers are started by way of this file. */
function prepareApp() {
  const { app, utilityProcess } = createRequire(import.meta.url)('electron');
  const { productName, version } = JSON.parse(
    readFileSync(join(projectDir, 'package.json'), 'utf8'),
  );
  app.setName(productName);
  app.setVersion(version);
  app.setAppPath(projectDir);
  const fork = utilityProcess.fork.bind(utilityProcess);
  /** @type {typeof utilityProcess.fork} */
  utilityProcess.fork = (path, args, options = {}) => {
    const env = { ...(options.env ?? process.env), CRONPILOT_SHIFTED_WORKER: path };
    return fork(ownPath, args, { ...options, env });
  };
}
