// Called by electron-builder: removes what the development runtime has and the app must not.
import fs from 'node:fs';
import path from 'node:path';

/** @param {{ appOutDir: string }} context */
export function afterPack({ appOutDir }) {
  fs.rmSync(path.join(appOutDir, 'resources', 'default_app.asar'), { force: true });
}

// eslint-disable-next-line import/no-default-export -- what electron-builder looks for
export default afterPack;
