import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { allowedSigners, readAllowedSigners } from '../../shared/format/statements/allowed-signers.ts';
import { draftOf, parseStatementOf } from '../../shared/format/statements/file.ts';
import { buyer, holder, seller, signed } from '../support/statements.ts';

const example = new URL('../example/', import.meta.url);
const verified = { card: seller.card, trust: 'verified' } as const;

test('the example, line by line', () => {
  const cards = ['seller.card', 'buyer.card'].map((name) => ({
    card: parseStatementOf('card', readFileSync(new URL(name, example))),
    trust: 'verified' as const,
  }));
  expect(allowedSigners(cards)).toBe(readFileSync(new URL('allowed_signers', example), 'utf8'));
});

test('own and verified cards only', () => {
  const text = allowedSigners([
    verified,
    { card: buyer.card, trust: 'declared' },
    { card: holder.card, trust: 'self' },
    { card: draftOf(buyer.card.statement), trust: 'verified' },
  ]);
  expect(readAllowedSigners(text).map(({ card }) => card)).toEqual([seller.id, holder.id]);
  expect(allowedSigners([])).toBe('');
});

test('a name with a line break forges no line: no name is written at all', () => {
  const name = 'x\n* ssh-ed25519 AAAA';
  const forged = { ...seller.card, statement: { ...seller.card.statement, name } };
  const text = allowedSigners([{ card: forged, trust: 'verified' }]);
  expect(text.split('\n')).toHaveLength(2);
  expect(text).not.toContain('AAAA\n');
  expect(() => signed(forged.statement, seller)).toThrow(expect.objectContaining({ code: 'schema' }));
});

test('the end of a key', () => {
  const text = allowedSigners([{ ...verified, until: '2026-12-01T08:00:00Z' }]);
  expect(text).toContain(',valid-after="20261121010000Z",valid-before="20261201080000Z" ssh-ed25519 ');
  expect(readAllowedSigners(text)).toEqual([
    { card: seller.id, key: seller.key, validAfter: '2026-11-21T01:00:00Z', validBefore: '2026-12-01T08:00:00Z' },
  ]);
  const forged = { ...verified, until: '2026-12-01T08:00:00Z" *' };
  expect(() => allowedSigners([forged])).toThrow(expect.objectContaining({ code: 'schema' }));
});

describe('an export is read strictly', () => {
  const line = allowedSigners([verified]);
  const small = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAEAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA';

  test.each([
    ['no line end', line.slice(0, -1)],
    ['an empty line', `${line}\n`],
    ['CRLF', line.replace('\n', '\r\n')],
    ['a comment', `# mine\n${line}`],
    ['a name for a principal', line.replace(/^[0-9a-f]+/, 'seller@case')],
    ['any principal', line.replace(/^[0-9a-f]+/, '*')],
    ['one namespace', line.replace('handover-package@v1,', '')],
    ['no namespaces', line.replace(/namespaces="[^"]*",/, '')],
    ['no time', line.replace(/,valid-after="[^"]*"/, '')],
    ['no real time', line.replace('20261121010000Z', '20261321010000Z')],
    ['cert-authority', line.replace(' namespaces', ' cert-authority,namespaces')],
    ['a key of another type', line.replace('ssh-ed25519', 'ssh-rsa')],
    ['a cut key', line.replace(/....\n$/, '\n')],
    ['a comment after the key', line.replace(/\n$/, ' seller\n')],
  ])('%s', (_, text) => {
    expect(() => readAllowedSigners(text)).toThrow(expect.objectContaining({ code: 'schema' }));
  });

  test('a key of small order', () => {
    expect(() => readAllowedSigners(line.replace(/ssh-ed25519 .*/, small))).toThrow(
      expect.objectContaining({ code: 'sig' }),
    );
  });

  test('the row is named', () => {
    expect(() => readAllowedSigners(`${line}${line}x\n`)).toThrow(expect.objectContaining({ where: { row: 3 } }));
    expect(readAllowedSigners(line + line)).toHaveLength(2);
    expect(readAllowedSigners('')).toEqual([]);
  });
});
