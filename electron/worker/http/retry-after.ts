/** When a server wants to be asked again, by its Retry-After header (RFC 9110, 10.2.3). Pure. */

/** Statuses with which the header means the same request: too many, and out of service. */
const STATUSES = [429, 503];

/** Null when the server asks for nothing, or for nothing that can be understood. */
export function retryAfterMs(
  status: number,
  value: string | undefined,
  nowMs: number,
): number | null {
  if (value === undefined || !STATUSES.includes(status)) return null;
  const text = value.trim();
  if (/^\d+$/.test(text)) return Number(text) * 1000;
  // Date.parse takes a bare number for a year.
  const atMs = /[A-Za-z]/.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(atMs) ? null : Math.max(0, atMs - nowMs);
}
