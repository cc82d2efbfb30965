// A process that plays a whole handover and prints all it is told, errors too: what it leaves behind is searched for secrets.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { HandoverError } from '../../shared/domain/errors.ts';
import { describeError } from '../../shared/domain/words/describe.ts';
import {
  agree,
  closePair,
  compareNumbers,
  type Deal,
  importFiles,
  makePair,
  newDeal,
  open,
  seal,
  tryOpening,
} from './handover-run.ts';
import { exportPassphrase } from './parties.ts';

/** A folder; the files to import. */
const [dir = '', ...sources] = process.argv.slice(2);

function tell(what: unknown): void {
  process.stdout.write(`${JSON.stringify(what)}\n`);
}

async function fails(work: Promise<unknown>): Promise<void> {
  const error = await work.then(
    () => undefined,
    (caught: unknown) => caught,
  );
  if (!(error instanceof HandoverError)) throw new Error('expected a refusal', { cause: error });
  const { code, message, where, facts, stack } = error;
  tell({ code, message, where, facts, stack });
  for (const lang of ['zh', 'en'] as const) tell(describeError(error, lang));
}

/** What goes wrong on an ordinary day. */
async function failures(deal: Deal): Promise<void> {
  const { buyer, seller, ref, path } = deal;
  await fails(seller.api['vault.unlock']({ secret: '不是这个口令 at all', kind: 'passphrase' }));
  await fails(buyer.api['trust.verify']({ case: ref, number: '1' }));
  const bytes = readFileSync(path('full.handover'));
  bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
  writeFileSync(path('bad.handover'), bytes);
  await fails(open(deal, 'bad.handover'));
  writeFileSync(path('cut.handover'), bytes.subarray(0, bytes.length / 2));
  tell(await buyer.api['package.verify']({ job: 'v', file: await buyer.file(path('cut.handover')) }));
}

async function take({ buyer, ref, path }: Deal): Promise<void> {
  const { sample, ...compared } = await buyer.api['package.compare']({ case: ref });
  tell([compared, sample]);
  tell(await buyer.api['receipt.make']({ case: ref, out: await buyer.file(path('receipt')) }));
  const out = await buyer.file(join(dir, 'export'));
  for (const format of ['xlsx', 'csv', 'jsonl', 'sqlite'] as const) {
    tell(await buyer.api['data.export']({ job: 'export', case: ref, out, format }));
  }
  await buyer.api['identity.export']({ out: await buyer.file(path('identity.age')), passphrase: exportPassphrase });
  await buyer.api['log.export']({ out: await buyer.file(path('log')) });
}

const deal = await newDeal(await makePair(dir));
const { seller, buyer, ref, path } = deal;
const imported = await importFiles(deal, sources);
tell(imported);
for (const { id: table, columns } of imported.tables) {
  tell(await seller.api['table.rows']({ case: ref, table, offset: 0, count: 200 }));
  const kept = columns.filter((column) => column.class !== 'C');
  const keep = { case: ref, table, action: 'keep', reason: 'necessary' } as const;
  for (const { id: column } of kept) await seller.api['policy.set']({ ...keep, column });
}
await agree(deal);
await compareNumbers(deal);
await tryOpening(deal);
tell(await seal(deal));
tell(await open(deal));
await take(deal);
await seller.api['artefact.add']({ files: [await seller.file(path('receipt'))] });
tell([await seller.api['case.show']({ case: ref }), await buyer.api['case.show']({ case: ref })]);
tell([await seller.api['log.show']({}), await buyer.api['doctor.run']({})]);
writeFileSync(join(dir, 'known.json'), JSON.stringify([seller.recoveryCode, buyer.recoveryCode]));
await failures(deal);
await closePair(deal);
