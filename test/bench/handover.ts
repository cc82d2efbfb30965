// A child process: prepares two vaults and an agreed case (untimed), then times import and seal, and proves what it made by opening it.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { openParty } from '../../shared/engine/demo/party.ts';

const [dir = '', source = '', encoding = 'utf-8'] = process.argv.slice(2);
const seller = openParty(join(dir, 'seller'));
const buyer = openParty(join(dir, 'buyer'));
const at = (name: string) => join(dir, name);

const mine = await seller.api['vault.create']({ passphrase: 'bench seller passphrase', name: '甲', suite: 'x25519' });
const theirs = await buyer.api['vault.create']({ passphrase: 'bench buyer passphrase', name: '乙', suite: 'x25519' });
await seller.api['card.export']({ out: await seller.file(at('s.card')) });
await buyer.api['card.export']({ out: await buyer.file(at('b.card')) });
await seller.api['trust.add']({ card: await seller.file(at('b.card')), accept: true });
await buyer.api['trust.add']({ card: await buyer.file(at('s.card')), accept: true });
const { case: label } = await seller.api['case.new']({
  title: 'bench',
  deal: 'D4',
  seller: mine.me.card,
  buyer: theirs.me.card,
  ground: { article: 'PIPL 23', text: 'bench' },
});
await seller.api['terms.draft']({ case: label, declared_ok: true, out: await seller.file(at('x.terms')) });
await seller.api['statement.sign']({ file: await seller.file(at('x.terms')) });
await buyer.api['statement.sign']({ file: await buyer.file(at('x.terms')) });
await seller.api['artefact.add']({ files: [await seller.file(at('x.terms'))] });
await seller.api['trial.make']({ case: label, out: await seller.file(at('t.handover')) });
const { code = '' } = await buyer.api['package.open']({ job: 'trial', file: await buyer.file(at('t.handover')) });
await seller.api['trial.confirm']({ case: label, code });

const start = performance.now();
const { refused } = await seller.api['import.run']({
  job: 'import',
  case: label,
  files: [{ file: await seller.file(source), encoding }],
});
const imported = performance.now();
const sealed = await seller.api['package.seal']({
  job: 'seal',
  case: label,
  kind: 'full',
  out: await seller.file(at('f.handover')),
});
const end = performance.now();
const peakMiB = process.resourceUsage().maxRSS / 1024;

await buyer.api['package.open']({ job: 'open', file: await buyer.file(at('f.handover')) });
const opened = performance.now();
const compared = await buyer.api['package.compare']({ case: label });
await buyer.api['data.export']({ job: 'export', case: label, format: 'csv', out: await buyer.file(at('out')) });
await seller.app.close();
await buyer.app.close();
for (const name of ['seller', 'buyer']) rmSync(at(name), { recursive: true, force: true });
process.stdout.write(
  JSON.stringify({
    seconds: (end - start) / 1000,
    importSeconds: (imported - start) / 1000,
    openSeconds: (opened - end) / 1000,
    peakMiB,
    rows: sealed.rows,
    bytes: sealed.bytes,
    agrees: compared.agrees && refused.length === 0,
    exported: at('out'),
  }),
);
