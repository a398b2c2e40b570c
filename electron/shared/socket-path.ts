/** Where CronPilot's control socket is; main and the command line must come to the same answer. */

/** A Unix socket's address holds 104 bytes on macOS and 108 on Linux, with the closing NUL. */
const MAX_SOCKET_PATH_BYTES = 100;
const HASH_LENGTH = 16;

export interface SocketPlace {
  /** Absolute. */
  readonly dataDir: string;
  /** The system's folder for temporary files. */
  readonly tmpDir: string;
  /** Of the current user; null on Windows, which has none. */
  readonly uid: number | null;
  /** As `process.platform`. */
  readonly platform: string;
  /** SHA-256 of a text, in hex. */
  readonly hash: (text: string) => string;
}

/**
 * `control.sock` in the data folder; where that path is too long for a socket, one in a folder of
 * the user's own below `tmpDir`; a named pipe on Windows.
 */
export function socketPathFor(place: SocketPlace): string {
  const name = () => place.hash(place.dataDir).slice(0, HASH_LENGTH);
  if (place.platform === 'win32') return `\\\\.\\pipe\\cronpilot-${name()}`;
  const preferred = join(place.dataDir, 'control.sock');
  if (utf8Length(preferred) <= MAX_SOCKET_PATH_BYTES) return preferred;
  return join(join(place.tmpDir, `cronpilot-${place.uid ?? 'user'}`), `${name()}.sock`);
}

function join(dir: string, name: string): string {
  return dir.endsWith('/') ? `${dir}${name}` : `${dir}/${name}`;
}

/** This layer has neither `Buffer` nor `TextEncoder`. */
function utf8Length(text: string): number {
  let bytes = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return bytes;
}
