/** What `%h` and the like stand for in a service of systemd. */

import type { Specifiers } from './exec-line.ts';
import type { ImportSurroundings } from './import-draft.ts';

export function specifiersFor(
  unitName: string,
  isUser: boolean,
  { homeDir, userName, userId, hostName }: ImportSurroundings,
): Specifiers {
  const stem = unitName.replace(/\.service$/, '');
  const [prefix = '', instance = ''] = stem.split(/@(.*)/s);
  const unescape = (text: string) =>
    text
      .replaceAll('-', '/')
      .replace(/\\x([0-9a-f]{2})/gi, (_, code: string) =>
        String.fromCharCode(Number.parseInt(code, 16)),
      );
  const own = { h: homeDir, u: userName, U: String(userId), g: userName };
  const system = { h: '/root', u: 'root', U: '0', g: 'root' };
  return {
    ...(isUser ? own : system),
    n: unitName,
    N: stem,
    p: prefix,
    P: unescape(prefix),
    i: instance,
    I: unescape(instance),
    f: `/${unescape(instance || prefix)}`,
    H: hostName,
    l: hostName.split('.')[0] ?? hostName,
    T: '/tmp',
    V: '/var/tmp',
    E: isUser ? `${homeDir}/.config` : '/etc',
    S: isUser ? `${homeDir}/.local/state` : '/var/lib',
    C: isUser ? `${homeDir}/.cache` : '/var/cache',
    L: isUser ? `${homeDir}/.local/state/log` : '/var/log',
    t: isUser ? `/run/user/${userId}` : '/run',
  };
}
