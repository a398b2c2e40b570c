/** A private D-Bus session bus for tests, so that they need no dbus-daemon and disturb no desktop. */

import { createBroker } from 'dbus-native';

export interface Bus {
  /** For `DBUS_SESSION_BUS_ADDRESS`. */
  readonly address: string;
  close(): Promise<void>;
}

/** @param socket path of a socket to listen at; by default one of its own */
export function startBus(socket?: string): Promise<Bus> {
  return new Promise((resolve, reject) => {
    // GLib leaves it to the bus to find out who connects, which this broker cannot.
    const broker = createBroker({ authMethods: ['ANONYMOUS'] });
    broker.once('error', reject);
    const listening = (error: Error | null, address: string) => {
      if (error) {
        reject(error);
        return;
      }
      resolve({ address, close: () => new Promise((done) => broker.close(done)) });
    };
    if (socket === undefined) broker.listen(listening);
    else broker.listen({ socket }, listening);
  });
}
