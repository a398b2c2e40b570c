/** Asks the operating system what conditions want to know, where there is no desktop to tell. */

import { readdirSync, readFileSync } from 'node:fs';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';

import { isOnline } from '../shared/is-online.ts';
import type { Surroundings } from './run/surroundings.ts';

/** One folder for each battery and each plug; documented in Linux' sysfs-class-power. */
const POWER_SUPPLY_DIR = '/sys/class/power_supply';
/** Plugs; a laptop that is charged over USB-C has one of type USB. */
const PLUGS = new Set(['Mains', 'USB', 'Wireless']);

export class SystemSurroundings implements Surroundings {
  readonly #powerSupplyDir: string;

  constructor(powerSupplyDir = POWER_SUPPLY_DIR) {
    this.#powerSupplyDir = powerSupplyDir;
  }

  /** On battery when a battery of the computer itself is being emptied and no plug gives power. */
  onBattery(): boolean | null {
    const supplies = this.#supplies();
    if (!supplies) return null;
    if (supplies.some(({ type, online }) => PLUGS.has(type) && online === '1')) return false;
    const batteries = supplies.filter(
      ({ type, scope }) => type === 'Battery' && scope !== 'Device',
    );
    return batteries.some(({ status }) => status === 'Discharging');
  }

  /** An address that reaches further than this computer and its own cable. */
  isOnline(): boolean {
    return isOnline(networkInterfaces());
  }

  /** Input is the desktop's business. */
  idleMs(): null {
    return null;
  }

  /** The system is asked, it tells nothing by itself. */
  onChange(): () => void {
    return () => undefined;
  }

  /** Null where the system has no such folder. */
  #supplies() {
    let names: string[];
    try {
      names = readdirSync(this.#powerSupplyDir);
    } catch {
      return null;
    }
    return names.map((name) => {
      const read = (file: string) => readIfThere(join(this.#powerSupplyDir, name, file));
      return {
        type: read('type'),
        online: read('online'),
        status: read('status'),
        // `Device` is the battery of a mouse or a headset.
        scope: read('scope'),
      };
    });
  }
}

function readIfThere(path: string): string {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch {
    return '';
  }
}
