/** Shows a native menu and tells what was chosen of it. */

import { type BrowserWindow, Menu, type MenuItemConstructorOptions } from 'electron';

import type { NativeMenu, NativeMenuItem } from '../../shared/native-menu.ts';

/** Null when it was closed without a choice, or there is no window. */
export function popUpMenu(
  { items, x, y }: NativeMenu,
  window: BrowserWindow | null,
): Promise<string | null> {
  return new Promise((resolve) => {
    if (!window) return resolve(null);
    const toItem = ({ id, label, keys, enabled }: NativeMenuItem): MenuItemConstructorOptions =>
      label === null
        ? { type: 'separator' }
        : {
            label: label.replaceAll('&', '&&'),
            enabled,
            click: () => resolve(id),
            // The window has the key already.
            ...(keys !== undefined && { accelerator: keys, registerAccelerator: false }),
          };
    const template = items.map((item) => ({
      ...toItem(item),
      ...(item.submenu && { submenu: item.submenu.map(toItem) }),
    }));
    const zoom = window.webContents.getZoomFactor();
    const place = { x: Math.round(x * zoom), y: Math.round(y * zoom) };
    // The choice is told before or after the end of the menu, depending on the system.
    const callback = () => void setTimeout(() => resolve(null), CHOICE_DELAY_MS);
    Menu.buildFromTemplate(template).popup({ window, ...place, callback });
  });
}

const CHOICE_DELAY_MS = 200;
