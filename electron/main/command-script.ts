/** The text of the command `cronpilot` as a script, and which program it starts. */

import { join } from 'node:path';

/** What runs the command line: a file, with words in front of it and behind it. */
export interface CommandProgram {
  /** Absolute. */
  readonly path: string;
  readonly before: readonly string[];
  readonly after: readonly string[];
}

interface Start {
  /** Null for any other start. */
  readonly appImage: string | null;
  readonly isPackaged: boolean;
  readonly platform: NodeJS.Platform;
  readonly execPath: string;
  readonly resourcesDir: string;
  /** Of a checkout. */
  readonly appDir: string;
}

/** As in `resources/linux/cronpilot`: nothing is drawn and no page is loaded. */
export const CLI_SWITCHES = [
  '--ozone-platform=headless',
  '--disable-gpu',
  '--no-sandbox',
  '--no-zygote',
  '--log-level=3',
] as const;

const HEAD = `#!/bin/sh
# Made by CronPilot; \`cronpilot install-cli --remove\` takes it away.
`;

export function commandProgram(start: Start): CommandProgram {
  const { appImage, isPackaged, platform, execPath, resourcesDir, appDir } = start;
  const isCli = ['--cli', '--'];
  if (appImage !== null) return { path: appImage, before: [], after: [...CLI_SWITCHES, ...isCli] };
  if (!isPackaged)
    return { path: join(appDir, 'scripts/cronpilot.mjs'), before: ['node'], after: [] };
  return platform === 'linux'
    ? { path: join(resourcesDir, 'cli/cronpilot'), before: [], after: [] }
    : { path: execPath, before: [], after: isCli };
}

export function commandScript({ path, before, after }: CommandProgram): string {
  const words = [...before, '"$app"', ...after, '"$@"'].join(' ');
  return `${HEAD}app=${quoted(path)}
if [ ! -e "$app" ]; then
  echo "cronpilot: $app is gone. Start CronPilot from where it is now, and this works again." >&2
  exit 127
fi
exec ${words}
`;
}

/** What a script of ours starts; null for any other text. */
export function appPathIn(script: string): string | null {
  if (!script.startsWith(HEAD)) return null;
  const word = /^app='((?:[^']|'\\'')*)'$/m.exec(script)?.[1];
  return word?.replaceAll(`'\\''`, "'") ?? null;
}

/** For a shell. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
