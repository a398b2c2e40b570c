/** The shell of commands whose task and settings name none. */

/**
 * The user's own, but for the login shell of service accounts, which refuses to run anything.
 *
 * @param env what the run begins with
 */
export function defaultShell(
  env: Readonly<Record<string, string | undefined>>,
  isWindows: boolean,
): string {
  if (isWindows) return env['ComSpec'] ?? 'cmd.exe';
  const own = env['SHELL'] ?? '';
  return own === '' || /\/(nologin|false)$/.test(own) ? '/bin/sh' : own;
}
