/** Requests with optional fields, as those who tell "not given" from `undefined` want them. */

type Given<T> = { [K in keyof T]: Exclude<T[K], undefined> };

/** Without the fields that were left out. */
export function given<T extends object>(request: T): Given<T> {
  const fields = Object.entries(request).filter(([, value]) => value !== undefined);
  return Object.fromEntries(fields) as Given<T>;
}
