/** Whether a computer's addresses reach further than itself and its own cable. Pure. */

interface Address {
  readonly internal: boolean;
  readonly address: string;
}

/** @param interfaces as Node's `os.networkInterfaces()` gives them */
export function isOnline(interfaces: Readonly<Record<string, readonly Address[] | undefined>>) {
  return Object.values(interfaces)
    .flatMap((addresses) => addresses ?? [])
    .some(({ internal, address }) => !internal && !/^(fe80:|169\.254\.)/i.test(address));
}
