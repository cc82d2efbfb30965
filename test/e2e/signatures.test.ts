// The portable format code in a real browser: the same verdict as in Node on every signature vector, and on packages good and bad.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { nodePrimitives } from '../../shared/engine/primitives.ts';
import type { Bytes } from '../../shared/format/bytes.ts';
import { launchChromium } from '../host/chromium.ts';
import { origin, root } from '../host/served.ts';
import { full } from '../parameters.ts';
import { pack, unpack } from '../support/repack.ts';
import type { SignatureVectors } from '../vectors/check-signatures.ts';
import { bundleForBrowser } from './support/browser-bundle.ts';
import * as checks from './support/portable-checks.ts';

declare const portableChecks: typeof checks;

const example = join(root, 'test/example');
const vectors: SignatureVectors = JSON.parse(readFileSync(join(root, 'test/vectors/signatures.json'), 'utf8'));
const packageBytes = readFileSync(join(example, 'HO-2026-7K4Q-M-full-1.handover'));
const identity = readFileSync(join(example, 'keys/buyer.age-identity'), 'utf8').trim();
const expected = JSON.parse(readFileSync(join(example, 'expected.json'), 'utf8'));

const patienceMs = 300_000;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  const script = await bundleForBrowser(join(import.meta.dirname, 'support/portable-checks.ts'), 'portableChecks');
  browser = await launchChromium();
  const context = await browser.newContext({ offline: true });
  page = await context.newPage();
  // An empty page of a secure origin: elsewhere a browser has no X25519.
  await page.route('**/*', (route) => route.fulfill({ contentType: 'text/html', body: '<!doctype html>' }));
  await page.goto(`${origin}/`);
  await page.evaluate(`globalThis.portableChecks = (() => { ${script}; return portableChecks; })()`);
}, patienceMs);

afterAll(() => browser.close());

const inBrowser = (hex: string, identities: readonly string[]) =>
  page.evaluate(([bytes, keys]) => portableChecks.readHex(bytes, keys), [hex, identities] as const);

/** The middle byte of each entry turned over, under headers that fit again; then bytes of the archive as it is. */
async function changedPackages(): Promise<Buffer[]> {
  const { entries, folder } = await unpack(new Uint8Array(packageBytes));
  const under = [...entries].map(([path, bytes]) => [`${folder}/${path}`, bytes] as const);
  const forged = under.map(async ([path, bytes]) => {
    const turned = turnOver(bytes, Math.floor(bytes.length / 2));
    return Buffer.from(await pack(under.map((entry) => (entry[0] === path ? [path, turned] : entry))));
  });
  const steps = full ? 97 : 1999;
  const places = Array.from({ length: Math.ceil(packageBytes.length / steps) }, (_, index) => index * steps);
  return [...(await Promise.all(forged)), ...places.map((at) => Buffer.from(turnOver(packageBytes, at)))];
}

function turnOver(bytes: Uint8Array, at: number): Bytes {
  const turned = new Uint8Array(bytes);
  turned[at] = (turned[at] ?? 0) ^ 1;
  return turned;
}

describe('signatures', () => {
  test(
    'Chromium and both providers of Node agree on each vector, one by one',
    async () => {
      const inChromium = await page.evaluate((given) => portableChecks.signatureVerdicts(given), vectors);
      expect(inChromium.length).toBeGreaterThan(100);
      expect(inChromium).toEqual(checks.signatureVerdicts(vectors));
      expect(inChromium).toEqual(checks.signatureVerdicts(vectors, nodePrimitives));
      expect(inChromium.filter((line) => !line.endsWith('as stated'))).toEqual([]);
    },
    patienceMs,
  );

  test(
    'a verdict that is not the stated one would be seen',
    async () => {
      const turned = { ...vectors, sshsig: vectors.sshsig.map((vector) => ({ ...vector, valid: !vector.valid })) };
      const inChromium = await page.evaluate((given) => portableChecks.signatureVerdicts(given), turned);
      expect(inChromium.filter((line) => !line.endsWith('as stated'))).toHaveLength(vectors.sshsig.length);
    },
    patienceMs,
  );
});

describe('a package', () => {
  const hex = packageBytes.toString('hex');

  test.each([
    ['checked', [], 'open'],
    ['opened, but for its rows', [identity], 'packed'],
  ] as const)(
    '%s in Chromium as in Node',
    async (_, identities, content) => {
      const read = await inBrowser(hex, identities);
      expect(read).toEqual(await checks.readHex(hex, identities));
      expect(read).toMatchObject({
        id: expected.package_id,
        verdicts: { integrity: 'good', signer: 'unknown', content },
      });
    },
    patienceMs,
  );

  test(
    'changed: refused in Chromium with the code and the entry of Node',
    async () => {
      const codes = new Set<string>();
      for (const changed of await changedPackages()) {
        const read = await inBrowser(changed.toString('hex'), [identity]);
        expect(read).toEqual(await checks.readHex(changed.toString('hex'), [identity]));
        codes.add('code' in read ? read.code : 'accepted');
      }
      expect(codes).not.toContain('accepted');
      expect(codes.size).toBeGreaterThan(3);
    },
    patienceMs,
  );
});
