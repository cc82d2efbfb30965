// Shuts what the window doesn't need: other pages, new windows, permissions, downloads, and every request but its own files.
import type { App, Session, WebContents } from 'electron';
import { isOwn } from './origin.ts';

/** Switches of Chromium's own housekeeping that would look for a network. Every host name resolves to nothing. */
export const offlineSwitches: readonly (readonly [name: string, value?: string])[] = [
  ['host-resolver-rules', 'MAP * ~NOTFOUND'],
  ['disable-background-networking'],
  ['disable-component-update'],
  ['disable-domain-reliability'],
  ['disable-quic'],
  ['disable-sync'],
  ['no-pings'],
  ['no-first-run'],
];

type Cancellable = { preventDefault(): void };
const refuse = (event: Cancellable) => event.preventDefault();

/** A page may show itself and nothing else: it leaves, redirects, opens and embeds nowhere. */
export function lockContents(contents: WebContents): void {
  contents.on('will-navigate', refuse);
  contents.on('will-frame-navigate', refuse);
  contents.on('will-redirect', refuse);
  contents.on('will-attach-webview', refuse);
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}

/** No permission, device, download or dictionary, no network, and no request outside the app's own origin. */
export function lockSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.webRequest.onBeforeRequest((details, answer) => answer({ cancel: !isOwn(details.url) }));
  session.on('will-download', refuse);
  session.setSpellCheckerEnabled(false);
  session.enableNetworkEmulation({ offline: true });
}

/** Before the app is ready: every renderer sandboxed, no background traffic, every page locked at birth. */
export function lockApp(app: App): void {
  app.enableSandbox();
  for (const [name, value] of offlineSwitches) {
    if (value === undefined) app.commandLine.appendSwitch(name);
    else app.commandLine.appendSwitch(name, value);
  }
  app.on('web-contents-created', (_event, contents) => lockContents(contents));
}
