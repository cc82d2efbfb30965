// Recipients, identities and passphrases of age files: who opens what, and what an error may not say.
import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import { openAge, sealAge } from '../../shared/format/age/file.ts';
import { checkIdentity, checkRecipient, generateIdentity, recipientOf, suiteOf } from '../../shared/format/age/keys.ts';
import { decryptWithPassphrase, openWithPassphrase, sealWithPassphrase } from '../../shared/format/age/passphrase.ts';
import { decrypt, encrypt } from '../../shared/format/age.ts';
import { type Bytes, utf8 } from '../../shared/format/bytes.ts';
import { collect, expectBytes, streamOf } from '../support/age.ts';

const identity = await generateIdentity('x25519');
const recipient = await recipientOf(identity);
const pq = await generateIdentity('hybrid');
const pqRecipient = await recipientOf(pq);
const stranger = await generateIdentity('x25519');

const encrypted = async (recipients: string[], plaintext: Uint8Array): Promise<Bytes> =>
  collect(await encrypt(recipients, streamOf([plaintext])));

describe('recipients and identities', () => {
  test('each of several recipients opens the file, whatever other identities are tried first', async () => {
    const file = await encrypted([recipient, pqRecipient], utf8('客户'));
    for (const identities of [[identity], [pq], [stranger, pq], [stranger, identity]]) {
      expectBytes(await collect(await decrypt(identities, streamOf([file]))), utf8('客户'));
    }
  });

  test('no identity, or none that fits, is recipient', async () => {
    const file = await encrypted([recipient], utf8('x'));
    for (const identities of [[], [stranger], [pq]]) {
      await expect(decrypt(identities, streamOf([file]))).rejects.toMatchObject({ code: 'recipient' });
      await expect(openAge(identities, file)).rejects.toMatchObject({ code: 'recipient' });
    }
  });

  test('files for hardware keys are written, and are for none of our identities', async () => {
    // The P-256 point of the scalar 0707…07.
    const tagged = 'age1tag1qv0ps5e06365cqhnqswecawwkvac8l7crtruunlgstxtrjvtckykuxc64jj';
    const file = await encrypted([tagged], utf8('x'));
    await expect(decrypt([identity, pq], streamOf([file]))).rejects.toMatchObject({ code: 'recipient' });
  });

  test('identities give recipients of their suite', async () => {
    expect([suiteOf(recipient), suiteOf(pqRecipient)]).toEqual(['x25519', 'hybrid']);
    expect([recipient.length, pqRecipient.length]).toEqual([62, 1959]);
    // As Debian's `age-keygen -y` says.
    expect(await recipientOf('AGE-SECRET-KEY-1EGTZVFFV20835NWYV6270LXYVK2VKNX2MMDKWYKLMGR48UAWX40Q2P2LM0')).toBe(
      'age1xmwwc06ly3ee5rytxm9mflaz2u56jjj36s0mypdrwsvlul66mv4q47ryef',
    );
  });

  const altered = (text: string) => `${text.slice(0, -1)}${text.endsWith('Q') || text.endsWith('q') ? 'p' : 'q'}`;

  test.each([
    ['nothing', ''],
    ['another word', 'hello'],
    ['a wrong check sign', altered(recipient)],
    ['upper case', recipient.toUpperCase()],
    ['a line end', `${recipient}\n`],
    ['an identity', identity],
    ['the suite prefix of the other', recipient.replace('age1', 'age1pq1')],
  ])('a recipient that is %s is refused', async (_what, text) => {
    expect(() => checkRecipient(text)).toThrow(expect.objectContaining({ code: 'recipient' }));
    await expect(encrypt([recipient, text], streamOf([]))).rejects.toMatchObject({ code: 'recipient' });
    await expect(sealAge(text, utf8('x'))).rejects.toMatchObject({ code: 'recipient' });
  });

  test('no recipient at all is refused, and so is a point of small order', async () => {
    const zero = `age1${'q'.repeat(52)}5cu47z`;
    await expect(encrypt([], streamOf([]))).rejects.toMatchObject({ code: 'recipient' });
    checkRecipient(zero);
    await expect(encrypt([zero], streamOf([]))).rejects.toMatchObject({ code: 'recipient' });
  });

  test.each([
    ['lower case', identity.toLowerCase()],
    ['a wrong check sign', `${identity.slice(0, -1)}${identity.endsWith('Q') ? 'P' : 'Q'}`],
    ['a recipient', recipient],
    ['cut', identity.slice(0, -6)],
  ])('an identity that is %s is refused, and not quoted by its error', async (_what, text) => {
    const file = await encrypted([recipient], utf8('x'));
    const error: unknown = await decrypt([text], streamOf([file])).catch((caught: unknown) => caught);
    expect(error).toMatchObject({ code: 'key' });
    expect(inspect(error, { depth: 9, showHidden: true })).not.toContain(text.slice(20, 40));
    expect(() => checkIdentity(text)).toThrow(expect.objectContaining({ code: 'key' }));
    await expect(recipientOf(text)).rejects.toMatchObject({ code: 'key' });
  });
});

describe('passphrases', () => {
  const sealed = sealWithPassphrase('马 horse', utf8('secret'), 4);

  test('open what they sealed, binary in memory and over streams', async () => {
    expectBytes(await openWithPassphrase('马 horse', await sealed), utf8('secret'));
    expectBytes(await collect(await decryptWithPassphrase('马 horse', streamOf([await sealed]))), utf8('secret'));
  });

  test('a wrong one, a file under none, and a file under one given an identity have codes of their own', async () => {
    await expect(openWithPassphrase('马 house', await sealed)).rejects.toMatchObject({ code: 'passphrase.wrong' });
    const file = await encrypted([recipient], utf8('x'));
    await expect(openWithPassphrase('马 horse', file)).rejects.toMatchObject({ code: 'recipient' });
    await expect(decrypt([identity], streamOf([await sealed]))).rejects.toMatchObject({ code: 'recipient' });
    await expect(openAge([identity], await sealed)).rejects.toMatchObject({ code: 'age' });
  });

  test.each([0, 21, 1.5, Number.NaN])('a work factor of %d is not written', async (logN) => {
    await expect(sealWithPassphrase('x', utf8('y'), logN)).rejects.toThrow(RangeError);
  });
});
