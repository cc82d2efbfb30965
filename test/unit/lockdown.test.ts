// The shell lets nothing in or out but its own pages: hostile addresses, and every switch that Electron is given.
import type { App, Session, WebContents } from 'electron';
import { describe, expect, test } from 'vitest';
import { lockApp, lockContents, lockSession } from '../../electron/lockdown.ts';
import { readOptions } from '../../electron/options.ts';
import { appOrigin, isOwn, mayInvoke, originOf } from '../../electron/origin.ts';

const own = ['app://handover/', 'app://handover/index.html', 'app://handover/assets/a.js', 'APP://handover/'];

const hostile = [
  'app://handover.evil/',
  'app://handover.evil/index.html',
  'app://handover@evil/',
  'app://handover:80@evil/',
  'app://evil@handover/',
  'app://:pass@handover/',
  'app://handover:443/',
  'app://handover%2eevil/',
  'app://handover%00/',
  'app://handover%2f@evil/',
  'app://evil/handover/',
  'app://evil/?app://handover/',
  'app://evil/#app://handover/',
  'app://HANDOVER.evil/',
  'app://handover./',
  'app://handoverx/',
  'app://xhandover/',
  'app:///handover/',
  'app:handover/',
  'app:/handover/',
  'app:\\\\handover\\',
  'apps://handover/',
  'xapp://handover/',
  ' https://handover/',
  'https://handover/',
  'http://handover/',
  'file://handover/index.html',
  'file:///etc/passwd',
  'blob:app://handover/1',
  'filesystem:app://handover/1',
  'view-source:app://handover/',
  'data:text/html,app://handover/',
  'javascript:"app://handover/"',
  'about:blank',
  'about:srcdoc',
  'devtools://devtools/bundled/index.html',
  'chrome://settings',
  'handover',
  '//handover/',
  '',
];

describe('an address', () => {
  test.each(own)('%s is the own one', (address) => {
    expect(isOwn(address)).toBe(true);
  });

  test.each(hostile)('%s is foreign', (address) => {
    expect(isOwn(address)).toBe(false);
  });

  test('is compared with the origin of the host that asks', () => {
    expect(isOwn('https://handover.invalid/x', 'https://handover.invalid')).toBe(true);
    expect(isOwn('https://handover.invalid.evil/x', 'https://handover.invalid')).toBe(false);
    expect(isOwn('https://handover.invalid:8443/', 'https://handover.invalid')).toBe(false);
    expect(isOwn('app://handover/', 'https://handover.invalid')).toBe(false);
  });

  test('has no origin when it cannot be read or names a user', () => {
    expect(originOf('app://handover/a/../b')).toBe(appOrigin);
    for (const address of ['', 'no address', 'app://u@handover/', 'app://u:p@handover/']) {
      expect(originOf(address)).toBeUndefined();
    }
  });
});

describe('a sender', () => {
  test('may speak from the main frame of an own page', () => {
    expect(mayInvoke({ isMainFrame: true, url: 'app://handover/index.html' })).toBe(true);
  });

  test('may not speak from another frame, from nowhere, or from a foreign page', () => {
    expect(mayInvoke({ isMainFrame: false, url: 'app://handover/index.html' })).toBe(false);
    expect(mayInvoke(undefined)).toBe(false);
    for (const url of hostile) expect(mayInvoke({ isMainFrame: true, url })).toBe(false);
  });
});

/** Stands for an object of Electron's: keeps what it was given, by method or event name. */
function recorder() {
  const given = new Map<string, unknown[]>();
  const keep = (name: string, value: unknown) => void given.set(name, [...(given.get(name) ?? []), value]);
  const target = {
    on: (event: string, listener: unknown) => keep(event, listener),
    commandLine: { appendSwitch: (name: string, value?: string) => keep(name, value) },
    webRequest: { onBeforeRequest: (listener: unknown) => keep('onBeforeRequest', listener) },
  };
  const proxy = new Proxy(target, {
    get: (object, name: string) => Reflect.get(object, name) ?? ((...args: unknown[]) => keep(name, args[0])),
  });
  return { proxy, only: <Value>(name: string) => given.get(name)?.[0] as Value, names: () => [...given.keys()] };
}

const isPrevented = (listener: (event: { preventDefault(): void }) => void) => {
  let prevented = false;
  listener({ preventDefault: () => (prevented = true) });
  return prevented;
};

describe('a page', () => {
  test.each(['will-navigate', 'will-frame-navigate', 'will-redirect', 'will-attach-webview'])(
    'is refused %s',
    (event) => {
      const contents = recorder();
      lockContents(contents.proxy as unknown as WebContents);
      expect(isPrevented(contents.only(event))).toBe(true);
    },
  );

  test('opens no window', () => {
    const contents = recorder();
    lockContents(contents.proxy as unknown as WebContents);
    expect(contents.only<() => unknown>('setWindowOpenHandler')()).toEqual({ action: 'deny' });
  });

  test('is locked wherever it comes from', () => {
    const [app, contents] = [recorder(), recorder()];
    lockApp(app.proxy as unknown as App);
    app.only<(event: unknown, made: unknown) => void>('web-contents-created')({}, contents.proxy);
    expect(contents.names()).toContain('will-navigate');
  });
});

describe('the session', () => {
  const session = recorder();
  lockSession(session.proxy as unknown as Session);

  test('grants no permission and no device', () => {
    const answers: boolean[] = [];
    session.only<(c: unknown, p: string, answer: (granted: boolean) => void) => void>('setPermissionRequestHandler')(
      {},
      'media',
      (granted) => answers.push(granted),
    );
    expect(answers).toEqual([false]);
    expect(session.only<() => boolean>('setPermissionCheckHandler')()).toBe(false);
    expect(session.only<() => boolean>('setDevicePermissionHandler')()).toBe(false);
  });

  test('lets through own addresses and nothing else', () => {
    const filter =
      session.only<(details: { url: string }, answer: (verdict: unknown) => void) => void>('onBeforeRequest');
    const verdict = (url: string) => {
      let found: unknown;
      filter({ url }, (given) => (found = given));
      return found;
    };
    for (const url of own) expect(verdict(url)).toEqual({ cancel: false });
    for (const url of hostile) expect(verdict(url)).toEqual({ cancel: true });
  });

  test('downloads nothing, checks no spelling and is offline', () => {
    expect(isPrevented(session.only('will-download'))).toBe(true);
    expect(session.only('setSpellCheckerEnabled')).toBe(false);
    expect(session.only('enableNetworkEmulation')).toEqual({ offline: true });
  });
});

describe('the app', () => {
  test('sandboxes every renderer and resolves no host name', () => {
    const app = recorder();
    lockApp(app.proxy as unknown as App);
    expect(app.names()).toContain('enableSandbox');
    expect(app.only('host-resolver-rules')).toBe('MAP * ~NOTFOUND');
    expect(app.names()).toContain('disable-background-networking');
  });

  test('is a window unless its first own word is --cli', () => {
    expect(readOptions(['/opt/handover'], true)).toEqual({});
    expect(readOptions(['/opt/handover', '--vault', 'E:\\箱'], true)).toEqual({ vault: 'E:\\箱' });
    expect(readOptions(['/opt/handover', '--cli', 'verify', '--vault', 'x'], true)).toEqual({
      cli: ['verify', '--vault', 'x'],
    });
    expect(readOptions(['/opt/handover', '--vault', '--cli'], true)).toEqual({ vault: '--cli' });
    expect(readOptions(['electron', '--inspect=0', '.', '--cli', 'list'], false)).toEqual({ cli: ['list'] });
    expect(readOptions(['electron', '.', '--vault', 'v'], false)).toEqual({ vault: 'v' });
    expect(readOptions(['electron', '.'], false)).toEqual({});
  });
});
