// Sealed entries that are no age file of one stanza of the suite, sealed to the stage key: refused without a key where that can be seen.
import { beforeAll, describe, expect, test } from 'vitest';
import { sealAge } from '../../shared/format/age/file.ts';
import { encrypt } from '../../shared/format/age.ts';
import { type Bytes, concat, utf8 } from '../../shared/format/bytes.ts';
import { paths } from '../../shared/format/package/paths.ts';
import { type Case, makeCase, makeParty, type Party } from '../support/case-fixture.ts';
import { type Forgery, forge } from '../support/forge.ts';
import { collect } from '../support/package-fixture.ts';
import { refusal } from '../support/recording-sink.ts';

let of: Case;
let stranger: Party;
beforeAll(async () => {
  of = await makeCase();
  stranger = await makeParty('样例丁');
});

const part = 'data/t01-00001.csv.zst.age';
const file = 'data/f00001.age';

async function refused(forgery: Forgery): Promise<[code: string, entry: string | undefined]> {
  const archive = await forge({ case: of }, forgery);
  const error = await refusal(archive, { identities: [of.buyer.identity] });
  return [error.code, error.where.entry];
}

describe('age entries', () => {
  const toMany = async (recipients: string[], plain: Bytes): Promise<Bytes> => {
    const source = new ReadableStream<Uint8Array>({
      start: (controller) => {
        controller.enqueue(plain);
        controller.close();
      },
    });
    return collect(await encrypt(recipients, source));
  };
  type Seal = (plain: Bytes, own: string) => Promise<Bytes> | Bytes;
  const rows: Record<string, Seal> = {
    'to two recipients': (plain, own) => toMany([own, stranger.card.statement.recipient], plain),
    'to the same recipient twice': (plain, own) => toMany([own, own], plain),
    'of the other suite': async (plain) => sealAge((await makeParty('样例', 'hybrid')).card.statement.recipient, plain),
    'to both suites': async (plain, own) =>
      toMany([own, (await makeParty('样例', 'hybrid')).card.statement.recipient], plain),
    'not sealed at all': (plain) => plain,
    empty: () => new Uint8Array(),
    'in armor': async (plain, own) =>
      utf8(
        `-----BEGIN AGE ENCRYPTED FILE-----\n${Buffer.from(await sealAge(own, plain)).toString('base64')}\n-----END AGE ENCRYPTED FILE-----\n`,
      ),
  };
  describe.each([paths.descriptor, file, paths.log, part])('%s', (path) => {
    test.each(Object.entries(rows))('%s', async (_, seal) => {
      const forgery: Forgery = {
        sealed: async (sealed, { manifest }) => void sealed.set(path, await seal(utf8('plain'), manifest.recipient)),
      };
      expect(await refused(forgery)).toEqual(['age', path]);
      const error = await refusal(await forge({ case: of }, forgery));
      expect([error.code, error.where.entry]).toEqual(['age', path]);
    });

    test('to another key than the stage key', async () => {
      const forgery: Forgery = {
        sealed: async (sealed) =>
          void sealed.set(path, await sealAge(stranger.card.statement.recipient, utf8('plain'))),
      };
      expect(await refused(forgery)).toEqual(['age', path]);
    });

    test('cut behind the header, a chunk damaged, bytes added', async () => {
      for (const damage of [
        (b: Bytes) => b.slice(0, -1),
        (b: Bytes) => b.slice(0, -17),
        flipLast,
        (b: Bytes) => concat(b, b.slice(-1)),
      ]) {
        const forgery: Forgery = {
          sealed: (sealed) => void sealed.set(path, damage(sealed.get(path) ?? new Uint8Array())),
        };
        expect(await refused(forgery)).toEqual(['age', path]);
      }
    });
  });

  test('the key entry to two recipients', async () => {
    const forgery: Forgery = {
      entries: async (entries) => {
        const both = [of.buyer.card.statement.recipient, stranger.card.statement.recipient];
        entries.set(paths.buyerKey, await toMany(both, utf8('plain')));
      },
    };
    expect(await refused(forgery)).toEqual(['age', paths.buyerKey]);
  });
});

function flipLast(bytes: Bytes): Bytes {
  const flipped = bytes.slice();
  flipped[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
  return flipped;
}
