/** Keeps every page inside its bounds: no navigation, no new windows, no permissions, no guests. */

import type { App, Session, WebContents, WebFrameMain } from 'electron';

/** What an incoming message tells of its sender. */
export interface Sender {
  readonly sender: WebContents;
  /** Null when the frame is gone. */
  readonly senderFrame: WebFrameMain | null;
}

/** The "Copy" buttons of our own page; reading the clipboard stays forbidden. */
const ALLOWED_PERMISSION = 'clipboard-sanitized-write';

/** Holds for every page from now on. Reloads and changes of the hash are no navigation. */
export function lockPages(app: App, log: (message: string) => void): void {
  app.on('web-contents-created', (_event, contents) => {
    const refuse = (event: { readonly url: string; preventDefault(): void }) => {
      event.preventDefault();
      log(`Refused to navigate to ${event.url}`);
    };
    contents.on('will-navigate', refuse);
    contents.on('will-frame-navigate', refuse);
    contents.on('will-redirect', refuse);
    contents.on('will-attach-webview', (event) => event.preventDefault());
    contents.setWindowOpenHandler(({ url }) => {
      log(`Refused to open a window for ${url}`);
      return { action: 'deny' };
    });
  });
}

export function denyPermissions(session: Session, origin: string): void {
  session.setPermissionRequestHandler((contents, permission, callback) => {
    callback(permission === ALLOWED_PERMISSION && hasOrigin(contents.getURL(), origin));
  });
  session.setPermissionCheckHandler(
    (_contents, permission, requestingOrigin) =>
      permission === ALLOWED_PERMISSION && hasOrigin(requestingOrigin, origin),
  );
  session.setDevicePermissionHandler(() => false);
}

/** True for the main frame of `own`, while it shows our page. */
export function isTrustedSender(
  { sender, senderFrame }: Sender,
  own: WebContents | null,
  origin: string,
): boolean {
  if (own === null || senderFrame === null || sender !== own) return false;
  return senderFrame === own.mainFrame && hasOrigin(senderFrame.url, origin);
}

/** By its parts: `URL.origin` is "null" for schemes that are not the web's. */
export function hasOrigin(address: string, origin: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, host } = new URL(address);
  return `${protocol}//${host}` === origin;
}
