/** Finds the AppImage that CronPilot was started from: its own files lie in a folder that goes with it. */

/**
 * Null for any other start, also below a program that is an AppImage of its own, such as a terminal:
 * its variables reach whatever it starts.
 *
 * @param programPath CronPilot's own file that runs
 */
export function appImageOf(
  env: Readonly<Record<string, string | undefined>>,
  programPath: string,
): string | null {
  const { APPIMAGE: path, APPDIR: dir } = env;
  return path && dir && programPath.startsWith(`${dir}/`) ? path : null;
}
