// What the program was started with: a window (with a vault of its own, say on a stick), or the command line behind `--cli`.

export type Options = { readonly cli: readonly string[] } | { readonly cli?: undefined; readonly vault?: string };

/** `argv` as the process got it; a checkout names the app's folder before its own arguments, a packaged app doesn't. */
export function readOptions(argv: readonly string[], packaged: boolean): Options {
  const words = argv.slice(1);
  const own = packaged ? words : words.slice(words.findIndex((word) => !word.startsWith('-')) + 1);
  if (own[0] === '--cli') return { cli: own.slice(1) };
  const at = own.indexOf('--vault');
  const vault = at === -1 ? undefined : own[at + 1];
  return vault === undefined ? {} : { vault };
}
