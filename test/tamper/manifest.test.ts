// `handover.json` broken in one rule at a time and signed by the right key: each of FORMAT.md 7.1 and 7.4 is refused by its code.
import { beforeAll, describe, expect, test } from 'vitest';
import { concat, utf8 } from '../../shared/format/bytes.ts';
import { type Case, makeCase } from '../support/case-fixture.ts';
import { type Forgery, forge, type Loose } from '../support/forge.ts';
import { customers, type FixtureOptions } from '../support/package-draft.ts';
import { read } from '../support/package-fixture.ts';
import { refusal } from '../support/recording-sink.ts';

let of: Case;
let held: Case;
beforeAll(async () => {
  of = await makeCase({ witnesses: 2 });
  held = await makeCase({ holders: 2 });
});

const id = 'ab'.repeat(32);
type Change = (manifest: Loose) => void;

async function codeOf(options: FixtureOptions, forgery: Forgery): Promise<string> {
  return (await refusal(await forge({ case: of, ...options }, forgery))).code;
}

function refuses(title: string, options: FixtureOptions, rows: Record<string, [code: string, change: Change]>): void {
  describe(title, () => {
    test.each(Object.entries(rows))('%s', async (_, [code, manifest]) => {
      expect(await codeOf(options, { manifest })).toBe(code);
    });
  });
}

test('what the forger starts from is accepted, in every kind', async () => {
  for (const kind of ['trial', 'preview', 'full'] as const) await read(await forge({ case: of, kind }, {}));
  await read(await forge({ case: of, kind: 'supplement', base: id }, {}));
  await read(await forge({ case: of, kind: 'full', seq: 2, supersedes: id }, {}));
});

describe('bytes of handover.json', () => {
  const rows: Record<string, [code: string, handover: NonNullable<Forgery['handover']>]> = {
    'no line end': ['json', (bytes) => bytes.slice(0, -1)],
    'two line ends': ['json', (bytes) => concat(bytes, utf8('\n'))],
    'a byte order mark': ['json', (bytes) => concat(utf8('\ufeff'), bytes)],
    'a space': ['json', (bytes) => utf8(new TextDecoder().decode(bytes).replace(',', ', '))],
    'members in another order': [
      'json',
      (bytes) => utf8(new TextDecoder().decode(bytes).replace(/^\{(.*?\]),(.*)\}\n$/, '{$2,$1}\n')),
    ],
    'a member twice': [
      'json',
      (bytes) => utf8(new TextDecoder().decode(bytes).replace('"deal":"D4"', '"deal":"D1","deal":"D4"')),
    ],
    'a fraction': ['json', (bytes) => utf8(new TextDecoder().decode(bytes).replace('"seq":1', '"seq":1.5'))],
    'another spelling of a number': [
      'json',
      (bytes) => utf8(new TextDecoder().decode(bytes).replace('"seq":1', '"seq":1e0')),
    ],
    'an escape that is not needed': [
      'json',
      (bytes) => utf8(new TextDecoder().decode(bytes).replace('"full"', '"\\u0066ull"')),
    ],
    'not UTF-8': ['json', (bytes) => concat(Uint8Array.of(0xff), bytes)],
    'no JSON': ['json', () => utf8('handover\n')],
    empty: ['json', () => utf8('')],
  };
  test.each(Object.entries(rows))('%s', async (_, [code, handover]) => {
    expect(await codeOf({}, { handover })).toBe(code);
  });
});

refuses(
  'values',
  {},
  {
    null: ['json', (m) => (m.base = null)],
    'a member name with a capital': ['json', (m) => (m.Base = id)],
    'a control sign': ['json', (m) => (m.program.name = 'a\u0007')],
    'a bidirectional control': ['json', (m) => (m.program.name = 'a\u202eb')],
    'text that is not NFC': ['json', (m) => (m.program.name = 'e\u0301')],
    'a number beyond 2^53': ['json', (m) => (m.files[0].bytes = 2 ** 53)],
    'too deep': ['json', (m) => (m.tables = [[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]])],
    'the format of a newer program': ['version', (m) => (m.format = 'handover-package/2')],
    'the format of something else': ['version', (m) => (m.format = 'handover-card/1')],
    'no format': ['schema', (m) => delete m.format],
    'a newer format with unknown members': [
      'version',
      (m) => Object.assign(m, { format: 'handover-package/2', new: 1 }),
    ],
    'an unknown member': ['schema', (m) => (m.note = 'x')],
    'a missing member': ['schema', (m) => delete m.gates],
    'a list of another kind': ['schema', (m) => (m.gates = {})],
    'an unknown deal': ['schema', (m) => (m.deal = 'D10')],
    'an unknown route': ['schema', (m) => (m.route = 'consent')],
    'an unknown kind': ['schema', (m) => (m.kind = 'complete')],
    'an unknown suite': ['schema', (m) => (m.suite = 'p256')],
    'an id with capitals': ['schema', (m) => (m.terms = id.toUpperCase())],
    'a short digest': ['schema', (m) => (m.policy_sha256 = 'ab')],
    'seq 0': ['schema', (m) => (m.seq = 0)],
    'seq 10000': ['schema', (m) => (m.seq = 10_000)],
    'a time that is none': ['schema', (m) => (m.made.utc = '2026-02-30T00:00:00Z')],
    'an offset beyond measure': ['schema', (m) => (m.made.offset_min = 841)],
    'a label with a wrong check sign': [
      'schema',
      (m) => (m.label = `${m.label.slice(0, -1)}${m.label.endsWith('A') ? 'B' : 'A'}`),
    ],
    'an empty string': ['schema', (m) => (m.program.version = '')],
    'a string of 201 signs': ['schema', (m) => (m.program.version = 'x'.repeat(201))],
    'a gate that blocks': ['schema', (m) => (m.gates[0].result = 'block')],
    'gates out of order': ['schema', (m) => m.gates.reverse()],
    'a gate twice': ['schema', (m) => m.gates.push(m.gates[1])],
    'one card': ['schema', (m) => m.cards.splice(1)],
    'twenty-one cards': ['schema', (m) => m.cards.push(...Array.from({ length: 17 }, () => m.cards[3]))],
    'an unknown action': ['schema', (m) => (m.tables[0].columns[0].action = 'hash')],
    'an unknown class': ['schema', (m) => (m.tables[0].columns[0].class = 'X')],
    'an unknown reason': ['schema', (m) => (m.tables[0].columns[0].reason = 'because')],
    'a small exact count': ['schema', (m) => (m.tables[0].left_out[0].rows = 7)],
    'a table without columns': ['schema', (m) => (m.tables[0].columns = [])],
    'a table without parts': ['schema', (m) => (m.tables[0].parts = [])],
    'table t00': ['schema', (m) => (m.tables[0].id = 't00')],
    'column c1': ['schema', (m) => (m.tables[0].columns[0].id = 'c1')],
    'column c00': ['schema', (m) => (m.tables[0].columns[0].id = 'c00')],
    'column c2001': ['schema', (m) => (m.tables[0].columns[3].id = 'c2001')],
    'columns out of order': ['schema', (m) => m.tables[0].columns.reverse()],
    'file f00000': ['schema', (m) => (m.files[0].id = 'f00000')],
    'file f50001': ['schema', (m) => (m.files[0].id = 'f50001')],
    'a file twice': ['schema', (m) => m.files.push(m.files[0])],
    'csv_bytes beyond 64 MiB': ['schema', (m) => (m.tables[0].parts[0].csv_bytes = 64 * 1024 * 1024 + 1)],
    'left-out rows out of order': ['schema', (m) => m.tables[0].left_out.push({ reason: 'minor', rows: 0 })],
  },
);

refuses(
  'ids, paths, counts',
  {},
  {
    'the name of another kind': ['manifest', (m) => (m.name = `${m.label}-preview-1`)],
    'the name of another seq': ['manifest', (m) => (m.name = `${m.label}-full-01`)],
    'a recipient of the other suite': ['manifest', (m) => (m.suite = 'hybrid')],
    'a recipient with a wrong check sum': [
      'manifest',
      (m) => (m.recipient = `${m.recipient.slice(0, -1)}${m.recipient.endsWith('q') ? 'p' : 'q'}`),
    ],
    'supersedes in the first': ['manifest', (m) => (m.supersedes = id)],
    'base in a full': ['manifest', (m) => (m.base = id)],
    'a report of no known kind': ['manifest', (m) => (m.reports = ['redaction', 'summary'])],
    'a declared seller': ['manifest', (m) => (m.cards[0].trust = 'declared')],
    'a buyer trusted as self': ['manifest', (m) => (m.cards[1].trust = 'self')],
    'buyer before seller': ['manifest', (m) => m.cards.unshift(m.cards.splice(1, 1)[0])],
    'two sellers': ['manifest', (m) => (m.cards[1].role = 'seller')],
    'witness before buyer': ['manifest', (m) => m.cards.splice(1, 0, m.cards.splice(2, 1)[0])],
    'witnesses out of order': ['manifest', (m) => m.cards.push(m.cards.splice(2, 1)[0])],
    'a witness twice': ['manifest', (m) => m.cards.push(m.cards[3])],
    'a holder that is not among the cards': ['manifest', (m) => (m.holders = [id])],
    'a holder among the cards that is not listed': ['manifest', (m) => (m.cards[2].role = 'holder')],
    'the path of another part': ['manifest', (m) => (m.tables[0].parts[1].path = 'data/t01-00003.csv.zst.age')],
    'the path of another table': ['manifest', (m) => (m.tables[0].parts[0].path = 'data/t02-00001.csv.zst.age')],
    'parts exchanged': ['manifest', (m) => m.tables[0].parts.reverse()],
    'the path of another file': ['manifest', (m) => (m.files[0].path = 'data/f00002.age')],
    'first_row from 2': ['manifest', (m) => (m.tables[0].parts[0].first_row = 2)],
    'first_row with a gap': ['manifest', (m) => (m.tables[0].parts[1].first_row = 4)],
    'rows that do not lead to the next part': ['manifest', (m) => (m.tables[0].parts[0].rows = 3)],
    'an empty part among others': ['manifest', (m) => Object.assign(m.tables[0].parts[1], { first_row: 3, rows: 0 })],
    'no counts outside a preview': ['manifest', (m) => delete m.tables[0].parts[1].csv_bytes],
  },
);

refuses(
  'full',
  {},
  {
    'without terms': ['manifest', (m) => delete m.terms],
    'without policy': ['manifest', (m) => delete m.policy_sha256],
    'with nothing in it': ['manifest', (m) => Object.assign(m, { tables: [], files: [] })],
  },
);

refuses(
  'supplement',
  { kind: 'supplement', base: id },
  {
    'without base': ['manifest', (m) => delete m.base],
    'without terms': ['manifest', (m) => delete m.terms],
    'without policy': ['manifest', (m) => delete m.policy_sha256],
    'with nothing in it': ['manifest', (m) => Object.assign(m, { tables: [], files: [] })],
  },
);

refuses(
  'preview',
  { kind: 'preview', tables: [customers] },
  {
    'without policy': ['manifest', (m) => delete m.policy_sha256],
    'without a table': ['manifest', (m) => (m.tables = [])],
    'with csv_bytes': ['manifest', (m) => (m.tables[0].parts[0].csv_bytes = 1)],
    'with first_row': ['manifest', (m) => (m.tables[0].parts[0].first_row = 1)],
    'with rows': ['manifest', (m) => (m.tables[0].parts[0].rows = 0)],
    'with left-out rows': ['manifest', (m) => (m.tables[0].left_out = [{ reason: 'minor', rows: '<10' }])],
    'with left-out files': ['manifest', (m) => (m.left_out_files = [{ reason: 'minor', files: '<10' }])],
    'with base': ['manifest', (m) => (m.base = id)],
  },
);

refuses(
  'trial',
  { kind: 'trial' },
  {
    'with terms': ['manifest', (m) => (m.terms = id)],
    'with policy': ['manifest', (m) => (m.policy_sha256 = id)],
    'with base': ['manifest', (m) => (m.base = id)],
    'with gates': ['manifest', (m) => (m.gates = [{ code: 'ground', result: 'pass' }])],
    'with a report': ['manifest', (m) => (m.reports = ['risk'])],
    'without its file': ['manifest', (m) => (m.files = [])],
    'with another file': ['manifest', (m) => Object.assign(m.files[0], { id: 'f00002', path: 'data/f00002.age' })],
    'with a file of class G': ['manifest', (m) => (m.files[0].class = 'G')],
    'with a file of another reason': ['manifest', (m) => (m.files[0].reason = 'necessary')],
  },
);

describe('escrow', () => {
  const change: Record<string, [code: string, change: Change]> = {
    'holders out of order': ['manifest', (m) => m.holders.reverse()],
    'a holder twice': [
      'manifest',
      (m) => {
        m.holders[1] = m.holders[0];
        m.cards[3] = m.cards[2];
      },
    ],
    'a holder missing': ['manifest', (m) => m.holders.pop()],
    'a buyer key beside holders': ['entries', () => {}],
  };
  test.each(Object.entries(change))('%s', async (_, [code, manifest]) => {
    expect(await codeOf({ case: held }, { manifest })).toBe(code);
  });
});
