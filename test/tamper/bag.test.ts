// The files of the bag and the signature, each broken in one way under a package that is otherwise made and signed as it should be.
import { beforeAll, describe, expect, test } from 'vitest';
import { nodePrimitives } from '../../shared/engine/primitives.ts';
import { type Bytes, concat, utf8 } from '../../shared/format/bytes.ts';
import { bagitText } from '../../shared/format/package/bag.ts';
import { paths } from '../../shared/format/package/paths.ts';
import { packageNamespace, signWith, statementNamespace } from '../../shared/format/sshsig.ts';
import { type Case, makeCase, type Party } from '../support/case-fixture.ts';
import { type Forgery, forge } from '../support/forge.ts';
import { read } from '../support/package-fixture.ts';
import { refusal } from '../support/recording-sink.ts';

let of: Case;
beforeAll(async () => {
  of = await makeCase();
});

const armorBy = (party: Party, message: Bytes, namespace = packageNamespace): Bytes =>
  utf8(signWith(namespace, message, party.seed, nodePrimitives.ed25519));

describe('tag manifest', () => {
  const rows: Record<string, NonNullable<Forgery['tagManifest']>> = {
    'a line missing': (bytes) => bytes.slice(bytes.indexOf(10) + 1),
    'a line more': (bytes) => concat(bytes, utf8(`${'0'.repeat(64)}  zzz.txt\n`)),
    'a line twice': (bytes) => concat(bytes.slice(0, bytes.indexOf(10) + 1), bytes),
    'lines exchanged': (bytes) =>
      utf8(`${new TextDecoder().decode(bytes).trimEnd().split('\n').reverse().join('\n')}\n`),
    'capital hex': (bytes) =>
      utf8(new TextDecoder().decode(bytes).replace(/^[0-9a-f]{64}/, (hex) => hex.toUpperCase())),
    'one space': (bytes) => utf8(new TextDecoder().decode(bytes).replace('  ', ' ')),
    'an asterisk': (bytes) => utf8(new TextDecoder().decode(bytes).replace('  ', ' *')),
    'a dot path': (bytes) => utf8(new TextDecoder().decode(bytes).replace('  ', '  ./')),
    'CR LF': (bytes) => utf8(new TextDecoder().decode(bytes).replaceAll('\n', '\r\n')),
    'no line end': (bytes) => bytes.slice(0, -1),
    'a byte order mark': (bytes) => concat(Uint8Array.of(0xef, 0xbb, 0xbf), bytes),
    empty: () => new Uint8Array(),
  };
  test.each(Object.entries(rows))('%s', async (_, change) => {
    expect((await refusal(await forge({ case: of }, { tagManifest: change }))).code).toBe('tagmanifest');
  });
});

describe('bag files', () => {
  const text = (bytes: Bytes | undefined): string => new TextDecoder().decode(bytes);
  const rows: Record<string, [entry: string, change: (before: string) => string]> = {
    'bagit.txt of another version': ['bagit.txt', (before) => before.replace('1.0', '0.97')],
    'bagit.txt in CR LF': ['bagit.txt', (before) => before.replaceAll('\n', '\r\n')],
    'bagit.txt with one line more': ['bagit.txt', (before) => `${before}\n`],
    'another oxum': ['bag-info.txt', (before) => before.replace(/Oxum: \d/, 'Oxum: 9')],
    'another date': ['bag-info.txt', (before) => before.replace('2026-11-21', '2026-11-22')],
    'another identifier': ['bag-info.txt', (before) => before.replace('full-1', 'full-2')],
    'another order of lines': ['bag-info.txt', (before) => `${before.trimEnd().split('\n').reverse().join('\n')}\n`],
    'a contact': ['bag-info.txt', (before) => `${before}Contact-Name: 甲\n`],
    'a line missing': ['manifest-sha256.txt', (before) => before.slice(before.indexOf('\n') + 1)],
    'a line of another folder': ['manifest-sha256.txt', (before) => `${before}${'0'.repeat(64)}  handover.json\n`],
    'lines exchanged': ['manifest-sha256.txt', (before) => `${before.trimEnd().split('\n').reverse().join('\n')}\n`],
    'capital hex': ['manifest-sha256.txt', (before) => before.replace(/^[0-9a-f]{64}/, (hex) => hex.toUpperCase())],
    'no line end': ['manifest-sha256.txt', (before) => before.slice(0, -1)],
    'an empty line': ['manifest-sha256.txt', (before) => `\n${before}`],
  };
  test.each(Object.entries(rows))('%s', async (_, [entry, change]) => {
    const archive = await forge(
      { case: of },
      { bag: (entries) => entries.set(entry, utf8(change(text(entries.get(entry))))) },
    );
    const error = await refusal(archive);
    expect([error.code, error.where.entry]).toEqual(['bag', entry]);
  });

  test('a manifest line that is not UTF-8', async () => {
    const bad = concat(bagitText, Uint8Array.of(0xff, 10));
    const archive = await forge({ case: of }, { bag: (entries) => entries.set(paths.manifest, bad) });
    expect((await refusal(archive)).code).toBe('bag');
  });

  test('digests that handover.json does not have', async () => {
    const swapped = (before: string): string => before.replace(/^[0-9a-f]{64}(?= {2}data\/f)/m, '0'.repeat(64));
    const archive = await forge(
      { case: of },
      { bag: (entries) => entries.set(paths.manifest, utf8(swapped(text(entries.get(paths.manifest))))) },
    );
    expect((await refusal(archive)).code).toBe('digest');
  });

  test('a descriptor that is not the one listed', async () => {
    const zeroed = (before: string): string =>
      before.replace(/^[0-9a-f]{64}(?= {2}data\/datapackage)/m, '0'.repeat(64));
    const archive = await forge(
      { case: of },
      { bag: (entries) => entries.set(paths.manifest, utf8(zeroed(text(entries.get(paths.manifest))))) },
    );
    expect((await refusal(archive, { identities: [of.buyer.identity] })).code).toBe('digest');
    expect((await refusal(archive)).code).toBe('digest');
  });
});

describe('signature', () => {
  const rows: Record<string, NonNullable<Forgery['signature']>> = {
    'in the namespace of statements': (_, message, { case: from }) =>
      new TextDecoder().decode(armorBy(from.seller, message, statementNamespace)),
    'over other bytes': (_, message, { case: from }) =>
      new TextDecoder().decode(armorBy(from.seller, concat(message, utf8('\n')))),
    'without its last line end': (armor) => armor.slice(0, -1),
    'with a line end more': (armor) => `${armor}\n`,
    'in CR LF': (armor) => armor.replaceAll('\n', '\r\n'),
    'in lines of 76': (armor) => armor.replace(/\n(?!-)/g, ''),
    'with padding that is not needed': (armor) => armor.replace('\n-----END', '=\n-----END'),
    'a sign changed': (armor) => armor.replace('U1NIU0lH', 'U1NIU0lI'),
    'text beside it': (armor) => `trust me\n${armor}`,
    'outside ASCII': (armor) => armor.replace('SSH', 'ＳＳＨ'),
    empty: () => '',
  };
  test.each(Object.entries(rows))('%s', async (_, signature) => {
    expect((await refusal(await forge({ case: of }, { signature }))).code).toBe('sig');
  });

  test('by the seller, where another was expected', async () => {
    const archive = await forge({ case: of }, {});
    expect((await refusal(archive, { expectSeller: of.buyer.key })).code).toBe('sig');
    await read(archive, { expectSeller: of.seller.key });
  });
});
