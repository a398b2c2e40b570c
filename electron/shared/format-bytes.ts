/** Sizes as CronPilot shows them. */

const UNITS = ['bytes', 'KB', 'MB', 'GB'];

/** `812 bytes`, `1.1 KB`, `612 KB`, `20 MB`: powers of 1,024. */
export function formatBytes(bytes: number): string {
  let value = bytes;
  let unit = 0;
  while (value >= 999.5 && unit < UNITS.length - 1) {
    value /= 1024;
    unit += 1;
  }
  if (bytes === 1) return '1 byte';
  const digits = unit > 0 && value < 9.95 ? 1 : 0;
  return `${value.toFixed(digits).replace(/\.0$/, '')} ${UNITS[unit]}`;
}
