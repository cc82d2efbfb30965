// Cards, checkpoint, log and reports of a package, broken in one rule at a time and signed by the right key (FORMAT.md 7.3, 7.4, 7.6).
import { beforeAll, describe, expect, test } from 'vitest';
import { type Bytes, concat, utf8 } from '../../shared/format/bytes.ts';
import { canonical } from '../../shared/format/canonical.ts';
import { cardPath, paths } from '../../shared/format/package/paths.ts';
import { draftOf, serialiseStatement } from '../../shared/format/statements/file.ts';
import { signStatement } from '../../shared/format/statements/signing.ts';
import type { Checkpoint, StatementFile } from '../../shared/format/statements/types.ts';
import { type Case, madeAt, makeCase, makeLog, makeParty, type Party } from '../support/case-fixture.ts';
import { type Forgery, forge, type Loose } from '../support/forge.ts';
import { logText, read } from '../support/package-fixture.ts';
import { refusal } from '../support/recording-sink.ts';

let of: Case;
let stranger: Party;
beforeAll(async () => {
  of = await makeCase({ witnesses: 1 });
  stranger = await makeParty('样例丁');
});

const text = (bytes: Bytes | undefined): string => new TextDecoder().decode(bytes);

async function refused(forgery: Forgery, open = false): Promise<[code: string, entry: string | undefined]> {
  const error = await refusal(await forge({ case: of }, forgery), open ? { identities: [of.buyer.identity] } : {});
  return [error.code, error.where.entry];
}

describe('cards', () => {
  const inCard = (position: number, change: (file: Loose) => void): Forgery => ({
    entries: (entries) => {
      const file = JSON.parse(text(entries.get(cardPath(position))));
      change(file);
      entries.set(cardPath(position), utf8(`${canonical(file)}\n`));
    },
  });
  const instead = (position: number, bytes: () => Bytes): Forgery => ({
    entries: (entries) => void entries.set(cardPath(position), bytes()),
  });

  test.each<[string, string, number, () => Forgery]>([
    ["another party's card", 'card', 2, () => instead(2, () => stranger.cardBytes)],
    ['the cards of seller and buyer exchanged', 'card', 1, () => instead(1, () => of.buyer.cardBytes)],
    ['a card without a signature', 'incomplete', 2, () => inCard(2, (file) => file.signatures.pop())],
    ['a signature twice', 'sig', 2, () => inCard(2, (file) => file.signatures.push(file.signatures[0]))],
    [
      'the signature of another',
      'sig',
      2,
      () => inCard(2, (file) => Object.assign(file, { signatures: stranger.card.signatures })),
    ],
    [
      'a relabelled signature',
      'sig',
      2,
      () => inCard(2, (file) => Object.assign(file.signatures[0], { role: 'buyer' })),
    ],
    ['a changed name', 'sig', 2, () => inCard(2, (file) => Object.assign(file.statement, { name: '样例' }))],
    ['a contact', 'schema', 2, () => inCard(2, (file) => Object.assign(file.statement, { contact: 'x' }))],
    [
      'a card of a newer program',
      'version',
      2,
      () => inCard(2, (file) => Object.assign(file.statement, { type: 'handover-card/2' })),
    ],
    ['a statement of another type', 'schema', 2, () => instead(2, () => serialiseStatement(of.terms))],
    ['a card with a space', 'json', 2, () => instead(2, () => utf8(text(of.buyer.cardBytes).replace(',', ', ')))],
    ['a card without line end', 'json', 2, () => instead(2, () => of.buyer.cardBytes.slice(0, -1))],
    ['a witness with the card of another', 'card', 3, () => instead(3, () => stranger.cardBytes)],
  ])('%s', async (_, code, position, forgery) => {
    expect(await refused(forgery())).toEqual([code, cardPath(position)]);
  });

  test('a card of the other suite', async () => {
    const hybrid = await makeParty('样例戊', 'hybrid');
    const mixed: Case = { ...of, witnesses: [hybrid] };
    const error = await refusal(await forge({ case: mixed }, {}));
    expect([error.code, error.where.entry, error.facts.reason]).toEqual(['card', cardPath(3), 'suite']);
  });
});

describe('checkpoint', () => {
  const signed = (change: Partial<Checkpoint>, by: Party = of.seller): StatementFile<Checkpoint> =>
    signStatement(draftOf({ ...makeLog(of).checkpoint.statement, ...change }), by.seed);
  const instead = (file: StatementFile, log = makeLog(of)): Forgery => ({
    draft: (draft) => Object.assign(draft, { log }),
    entries: (entries) => void entries.set(paths.checkpoint, serialiseStatement(file)),
  });
  const signer = (party: Party, card = party.cardId): Checkpoint['signers'] => [
    { card, key: party.key, method: 'key', role: 'self' },
  ];

  test.each<[string, string, () => Forgery]>([
    ['without a signature', 'incomplete', () => instead({ ...signed({}), signatures: [] })],
    ['of another case', 'chain', () => instead(signed({ case_uid: '0'.repeat(32) }))],
    ['by the buyer', 'authority', () => instead(signed({ signers: signer(of.buyer) }, of.buyer))],
    [
      "by the seller's key under another card",
      'authority',
      () => instead(signed({ signers: signer(of.seller, of.buyer.cardId) })),
    ],
    ['later than the package', 'time', () => instead(signed({ made: madeAt('05:00:01') }))],
    ['of another root', 'log', () => instead(signed({ root: '0'.repeat(64) }))],
    ['of another size', 'log', () => instead(signed({ size: 4 }))],
    ['of another type', 'schema', () => instead(of.terms)],
  ])('%s', async (_, code, forgery) => {
    expect((await refused(forgery()))[0]).toBe(code);
  });

  test('as late as the package', async () => {
    const log = makeLog(of);
    const checkpoint = signStatement(
      draftOf({ ...log.checkpoint.statement, made: madeAt('05:00:00') }),
      of.seller.seed,
    );
    await read(await forge({ case: of, log: { ...log, checkpoint } }, {}));
  });
});

describe('leaves and log', () => {
  const leaves = (change: (bytes: Bytes) => Bytes): Forgery => ({
    entries: (entries) => void entries.set(paths.leaves, change(entries.get(paths.leaves) ?? new Uint8Array())),
  });
  test.each<[string, (bytes: Bytes) => Bytes]>([
    ['a leaf missing', (bytes) => bytes.slice(32)],
    ['a leaf more', (bytes) => concat(bytes, bytes.slice(0, 32))],
    ['leaves exchanged', (bytes) => concat(bytes.slice(32, 64), bytes.slice(0, 32), bytes.slice(64))],
    ['half a leaf', (bytes) => bytes.slice(0, -16)],
    ['none', () => new Uint8Array()],
  ])('%s', async (_, change) => {
    expect(await refused(leaves(change))).toEqual(['log', paths.leaves]);
  });

  test('an empty log', async () => {
    await read(await forge({ case: of, log: makeLog(of, 0) }, {}), { identities: [of.buyer.identity] });
  });

  const lines = (change: (lines: string[]) => string[]): Forgery => ({
    plain: (plain, { log }) => {
      const honest = text(logText(log, of.caseUid)).trimEnd().split('\n');
      plain.set(
        paths.log,
        utf8(
          change(honest)
            .map((line) => `${line}\n`)
            .join(''),
        ),
      );
    },
  });
  const edit =
    (change: (line: Loose) => void) =>
    (all: string[]): string[] => {
      const [first = '', ...others] = all;
      const line = JSON.parse(first);
      change(line);
      return [canonical(line), ...others];
    };
  test.each<[string, string, (lines: string[]) => string[]]>([
    ['lines exchanged', 'log', (all) => all.toReversed()],
    ['a line twice', 'log', (all) => [all[0] ?? '', ...all]],
    ['another salt', 'log', edit((line) => Object.assign(line.entry, { salt: '0'.repeat(32) }))],
    ['another index', 'log', edit((line) => Object.assign(line, { index: 0, entry: { ...line.entry, act: 'seal' } }))],
    ['an index beyond the log', 'log', (all) => [canonical({ ...JSON.parse(all.at(-1) ?? ''), index: 99 })]],
    ['an entry of no case', 'log', edit((line) => delete line.entry.case_uid)],
    ['an entry of another case', 'log', edit((line) => Object.assign(line.entry, { case_uid: '0'.repeat(32) }))],
    ['a name in an operator', 'schema', edit((line) => Object.assign(line.entry, { operator: '张三' }))],
    ['an unknown member', 'schema', edit((line) => Object.assign(line.entry, { note: 'x' }))],
    ['a space', 'json', (all) => all.map((line) => line.replace(',', ', '))],
    ['an empty line', 'json', (all) => [...all, '']],
    ['an endless line', 'json', () => ['x'.repeat(20_000)]],
  ])('%s', async (_, code, change) => {
    expect(await refused(lines(change), true)).toEqual([code, paths.log]);
  });

  test('a line without its end', async () => {
    const cut: Forgery = {
      plain: (plain, { log }) => void plain.set(paths.log, logText(log, of.caseUid).slice(0, -1)),
    };
    expect(await refused(cut, true)).toEqual(['json', paths.log]);
  });

  test('entries of the case left out are not noticed: the log says what it says', async () => {
    const archive = await forge(
      { case: of },
      lines((all) => all.slice(1)),
    );
    expect((await read(archive, { identities: [of.buyer.identity] })).content).toBe('good');
  });
});

describe('reports', () => {
  const report = (change: (value: Loose) => void): Forgery => ({
    entries: (entries) => {
      const value = JSON.parse(text(entries.get('reports/redaction.json')));
      change(value);
      entries.set('reports/redaction.json', utf8(`${canonical(value)}\n`));
    },
  });
  test.each<[string, string, (value: Loose) => void]>([
    ['of a newer program', 'version', (value) => Object.assign(value, { format: 'handover-report/2' })],
    ['of another kind than its name', 'schema', (value) => Object.assign(value, { kind: 'risk' })],
    ['with an unknown member', 'schema', (value) => Object.assign(value, { page: 'x' })],
    ['with a small exact count', 'schema', (value) => Object.assign(value.tables[0].columns[0], { cells: 3 })],
    ['with a name for an id', 'schema', (value) => Object.assign(value.tables[0].columns[0], { id: '姓名' })],
    ['of a column that is not there', 'manifest', (value) => Object.assign(value.tables[0].columns[0], { id: 'c09' })],
    ['of a table that is not there', 'manifest', (value) => Object.assign(value.tables[0], { id: 't09' })],
    ['with a small exact count of the search', 'schema', (value) => Object.assign(value.gate, { values: 3 })],
    ['with half of a search', 'schema', (value) => delete value.gate.cells],
    ['with an exception without a reason', 'schema', (value) => delete value.allowed[0].reason],
    ['with a name in an exception', 'schema', (value) => Object.assign(value.allowed[0], { from_column: '姓名' })],
    [
      'with a paper told by its name',
      'schema',
      (value) =>
        Object.assign(value, { grounds: [{ column: 'c01', rule: 'objected', sha256: '信.pdf', table: 't01' }] }),
    ],
    [
      'with a paper for a column that is not there',
      'manifest',
      (value) =>
        Object.assign(value, {
          grounds: [{ column: 'c77', rule: 'objected', sha256: '0'.repeat(64), table: 't01' }],
        }),
    ],
    [
      'with a word on secrets where nothing is',
      'manifest',
      (value) => Object.assign(value.not_secret[0], { column: 'c77' }),
    ],
    ['with an exception where nothing is', 'manifest', (value) => Object.assign(value.allowed[0], { table: 't09' })],
  ])('%s', async (_, code, change) => {
    expect(await refused(report(change))).toEqual([code, 'reports/redaction.json']);
  });

  test('with an exception from a table that stays as a whole are read', async () => {
    const stays = report((value) => Object.assign(value.allowed[0], { from_table: 't77' }));
    const { reports } = await read(await forge({ case: of }, stays));
    expect(reports[0]).toMatchObject({ allowed: [{ from_table: 't77' }] });
  });

  test('that is no JSON', async () => {
    const page: Forgery = {
      entries: (entries) => void entries.set('reports/redaction.json', utf8('<script></script>\n')),
    };
    expect(await refused(page)).toEqual(['json', 'reports/redaction.json']);
  });

  const risk = {
    average_permille: 40,
    format: 'handover-report/1',
    k: 10,
    kind: 'risk',
    limits: ['named_columns'],
    quasi: [{ column: 'c01', table: 't01' }],
    worst_permille: 100,
  } as const;
  const withRisk = (change: (value: Loose) => void = () => {}): Forgery => ({
    draft: (draft) => {
      draft.manifest = { ...draft.manifest, reports: ['redaction', 'risk'] };
      const report: Loose = structuredClone(risk);
      change(report);
      draft.reports.push(report);
    },
  });

  test('of the risk, as its maker wrote it, is read', async () => {
    const { reports } = await read(await forge({ case: of }, withRisk()));
    expect(reports[1]).toEqual(risk);
  });

  test('of the risk beside that of the source is read', async () => {
    const before = { average_permille: 400, k: 1, quasi: risk.quasi, worst_permille: 1000 };
    const { reports } = await read(
      await forge(
        { case: of },
        withRisk((value) => Object.assign(value, { before })),
      ),
    );
    expect(reports[1]).toEqual({ ...risk, before });
  });

  test.each<[string, string, (value: Loose) => void]>([
    ['with a fraction', 'schema', (value) => Object.assign(value, { worst_permille: '33.3' })],
    ['without its smallest group', 'schema', (value) => delete value.k],
    ['before with one figure alone', 'schema', (value) => Object.assign(value, { before: { k: 1 } })],
    ['with a sentence for a limit', 'schema', (value) => Object.assign(value, { limits: ['Nobody can be found.'] })],
    ['by a column that is not there', 'manifest', (value) => Object.assign(value.quasi[0], { column: 'c77' })],
    [
      'in the source by a column that is not there',
      'manifest',
      (value) => {
        const quasi = [{ column: 'c77', table: 't01' }];
        value.before = { average_permille: 400, k: 1, quasi, worst_permille: 1000 };
      },
    ],
    ['by a column of another table', 'manifest', (value) => Object.assign(value.quasi[0], { table: 't02' })],
  ])('of the risk %s', async (_, code, change) => {
    expect(await refused(withRisk(change))).toEqual([code, 'reports/risk.json']);
  });
});
