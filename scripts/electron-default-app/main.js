// Does what Electron's own default app does for `electron PATH`: names the app after its package.json and imports it.
// As an ES module whose loading ends only when the app has loaded: Electron holds `ready` back until then.
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { app } from 'electron';

const args = process.argv.slice(1);

if (args.includes('--version') || args.includes('-v')) {
  console.log(`v${process.versions.electron}`);
  process.exit(0);
}

const appArgument = args.find((arg) => !arg.startsWith('-'));

if (appArgument === undefined) {
  console.error('Usage: electron PATH [switches]');
  process.exit(1);
}

Object.defineProperty(process, 'defaultApp', { value: true, enumerable: true });

try {
  await start(resolve(appArgument));
} catch (error) {
  console.error('The app failed while it was loading:');
  console.error(error);
  app.exit(1);
}

/** @param {string} appPath a folder with a package.json, or a file */
async function start(appPath) {
  const isPackage = describeApp(appPath);
  const entryPath = createRequire(import.meta.url).resolve(appPath);
  app.setAppPath(isPackage ? appPath : dirname(entryPath));
  await import(pathToFileURL(entryPath).href);
}

/**
 * Name and version of the app, as Electron would have read them itself had it been packaged.
 * @param {string} appDir
 */
function describeApp(appDir) {
  const packagePath = join(appDir, 'package.json');
  if (!existsSync(packagePath)) return false;
  const description = JSON.parse(readFileSync(packagePath, 'utf8'));
  if (description.version) app.setVersion(description.version);
  app.name = description.productName ?? description.name ?? app.name;
  app.setDesktopName(description.desktopName ?? `${app.name}.desktop`);
  return true;
}
