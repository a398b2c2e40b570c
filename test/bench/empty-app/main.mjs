// The floor for lightness: an Electron application with a tray icon and, with `--window`, an empty window.
import { fileURLToPath } from 'node:url';
import { app, BrowserWindow, Menu, Tray } from 'electron';

/** An icon that nothing refers to is taken away. */
let tray;

// Electron is not ready before this module has ended.
void app.whenReady().then(async () => {
  tray = new Tray(
    fileURLToPath(new URL('../../../resources/icons/tray/trayIdle.png', import.meta.url)),
  );
  tray.setContextMenu(Menu.buildFromTemplate([{ label: 'Quit', click: () => app.quit() }]));
  if (process.argv.includes('--window')) {
    const window = new BrowserWindow({ width: 1180, height: 760 });
    await window.loadURL('data:text/html,<title>Empty</title>');
  }
  console.log('ready');
});
app.on('window-all-closed', () => undefined);
