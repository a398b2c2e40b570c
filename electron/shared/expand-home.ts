/** Replaces a leading `~` by a home directory, as a shell would. */

/** @param homeDir absolute */
export function expandHome(path: string, homeDir: string): string {
  return path === '~' || path.startsWith('~/') ? homeDir + path.slice(1) : path;
}
