/** Tells by Electron what conditions want to know, and by the system where Electron does not know. */

import { net, powerMonitor } from 'electron';

import type { Surroundings } from '../run/surroundings.ts';

/** Needs `app` to be ready. */
export class DesktopSurroundings implements Surroundings {
  readonly #system: Surroundings;

  constructor(system: Surroundings) {
    this.#system = system;
  }

  /** On Linux Electron takes every computer for one without a battery. */
  onBattery(): boolean | null {
    return process.platform === 'linux'
      ? this.#system.onBattery()
      : powerMonitor.isOnBatteryPower();
  }

  isOnline(): boolean {
    return net.isOnline();
  }

  idleMs(): number {
    return powerMonitor.getSystemIdleTime() * 1000;
  }

  /** Of the power alone, and not on every system. */
  onChange(listener: () => void): () => void {
    powerMonitor.on('on-ac', listener);
    powerMonitor.on('on-battery', listener);
    return () => {
      powerMonitor.off('on-ac', listener);
      powerMonitor.off('on-battery', listener);
    };
  }
}
