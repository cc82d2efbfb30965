// Which addresses are the window's own: one exact origin, compared as parsed parts, never as a prefix.

/** The scheme that serves the built files, and the only origin that may speak to the engine. */
export const scheme = 'app';
export const appOrigin = `${scheme}://handover`;

/**
 * `scheme://host[:port]` of an address; `undefined` for one that doesn't parse or carries a user name.
 * `URL.origin` is no use here: Node answers `null` for every scheme that it doesn't know.
 */
export function originOf(address: string): string | undefined {
  if (!URL.canParse(address)) return undefined;
  const url = new URL(address);
  if (url.username !== '' || url.password !== '') return undefined;
  return `${url.protocol}//${url.host}`;
}

/** The request filter: may the window ask for this address at all? */
export function isOwn(address: string, origin: string = appOrigin): boolean {
  return originOf(address) === origin;
}

/** What a host knows of the frame that sent a message. */
export type Sender = { readonly isMainFrame: boolean; readonly url: string };

/** The one sender check of every host: the main frame, showing a page of the exact origin. */
export function mayInvoke(sender: Sender | undefined, origin: string = appOrigin): boolean {
  return sender?.isMainFrame === true && isOwn(sender.url, origin);
}
