// A child process of the benchmark, one step of a handover each: `prepare` makes two vaults and an agreed case; `seal` unlocks the
// seller's, imports, seals and looks at rows; `open` opens the package as the buyer, compares and exports.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createApp } from '../../shared/engine/app.ts';
import { openParty, type Party } from '../../shared/engine/demo/party.ts';
import { visitsCycle } from './customers.ts';

const [step = '', dir = '', source = '', encoding = 'utf-8'] = process.argv.slice(2);
const at = (name: string) => join(dir, name);
const secretOf = (who: string) => `bench ${who} passphrase`;

async function unlocked(who: string): Promise<Party> {
  const party = openParty(createApp, at(who));
  await party.api['vault.unlock']({ kind: 'passphrase', secret: secretOf(who) });
  return party;
}

async function prepare() {
  const seller = openParty(createApp, at('seller'));
  const buyer = openParty(createApp, at('buyer'));
  const mine = await seller.api['vault.create']({ passphrase: secretOf('seller'), name: '甲', suite: 'x25519' });
  const theirs = await buyer.api['vault.create']({ passphrase: secretOf('buyer'), name: '乙', suite: 'x25519' });
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
  writeFileSync(at('label'), label);
  await seller.app.close();
  await buyer.app.close();
}

/** The slowest of twenty looks at 60 rows somewhere, in milliseconds; each row says which it is. */
async function slowestLook({ api }: Party, label: string, rows: number): Promise<number> {
  let slowest = 0;
  const count = Math.min(60, rows);
  for (let look = 0; look < 20; look += 1) {
    const offset = Math.floor(Math.random() * (rows - count + 1));
    const start = performance.now();
    const found = await api['table.rows']({ case: label, table: 't01', offset, count });
    slowest = Math.max(slowest, performance.now() - start);
    const visits = found.columns.indexOf('visits');
    const right = found.rows.every((cells, index) => cells[visits] === String((offset + index + 1) % visitsCycle));
    if (found.rows.length !== count || !right) throw new Error('wrong rows');
  }
  return slowest;
}

async function seal() {
  const label = readFileSync(at('label'), 'utf8');
  const seller = await unlocked('seller');
  const { api } = seller;
  const file = await seller.file(source);
  const start = performance.now();
  const { refused } = await api['import.run']({ job: 'import', case: label, files: [{ file, encoding }] });
  const masked = { table: 't01', column: 'c04', action: 'mask', reason: 'necessary' } as const;
  await api['policy.set']({ case: label, ...masked });
  const out = await seller.file(at('f.handover'));
  const { rows } = await api['package.seal']({ job: 'seal', case: label, kind: 'full', out });
  const seconds = (performance.now() - start) / 1000;
  const peakMiB = process.resourceUsage().maxRSS / 1024;
  if (refused.length > 0) throw new Error(`refused: ${JSON.stringify(refused)}`);
  const lookMs = await slowestLook(seller, label, rows);
  await seller.app.close();
  return { seconds, peakMiB, rows, lookMs };
}

async function open() {
  const label = readFileSync(at('label'), 'utf8');
  const buyer = await unlocked('buyer');
  const { api } = buyer;
  const start = performance.now();
  await api['package.open']({ job: 'open', file: await buyer.file(at('f.handover')) });
  const seconds = (performance.now() - start) / 1000;
  const peakMiB = process.resourceUsage().maxRSS / 1024;
  const { agrees } = await api['package.compare']({ case: label });
  await api['data.export']({ job: 'export', case: label, format: 'csv', out: await buyer.file(at('out')) });
  await buyer.app.close();
  return { seconds, peakMiB, agrees, exported: at('out') };
}

const steps: Record<string, () => Promise<unknown>> = { prepare, seal, open };
process.stdout.write(JSON.stringify((await steps[step]?.()) ?? {}));
