// Does what Electron's own default app does for `electron PATH`: names the app after its package.json and imports it.
// A module with a top-level await: Electron holds the ready event back until the app's own module has run.
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
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

/** Name, version and path of the app, as Electron would have read them itself had it been packaged. */
function describeApp(appDir) {
  const packagePath = path.join(appDir, 'package.json');
  if (!fs.existsSync(packagePath)) return false;
  const description = JSON.parse(fs.readFileSync(packagePath, 'utf8'));
  if (description.version) app.setVersion(description.version);
  app.name = description.productName ?? description.name ?? app.name;
  app.setDesktopName(description.desktopName ?? `${app.name}.desktop`);
  return true;
}

async function start() {
  const appPath = path.resolve(appArgument);
  const isPackage = describeApp(appPath);
  const entryPath = createRequire(import.meta.url).resolve(appPath);
  app.setAppPath(isPackage ? appPath : path.dirname(entryPath));
  await import(pathToFileURL(entryPath).href);
}

Object.defineProperty(process, 'defaultApp', { value: true, enumerable: true });

try {
  await start();
} catch (error) {
  console.error('The app failed while it was loading:');
  console.error(error?.stack ?? error);
  app.exit(1);
}
