// One large file to an age file and back, against Debian's age.
import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createBulk } from '../../shared/engine/bulk/bulk.ts';
import { type Bench, clock, digest } from './bench.ts';
import { timed } from './peers.ts';
import { inTurn, line } from './ratios.ts';

async function proveEqual(left: string, right: string): Promise<void> {
  if ((await digest(left)) !== (await digest(right))) throw new Error('the plaintext is another');
}

export async function* ageFiles({ dir, keys, mib, runs }: Bench): AsyncGenerator<string> {
  const plain = join(dir, 'plain');
  const sealed = join(dir, 'ours.age');
  const opened = join(dir, 'opened');
  spawnSync('dd', ['if=/dev/urandom', `of=${plain}`, 'bs=1M', `count=${mib}`]);
  const identity = /AGE-SECRET-KEY\S+/.exec(readFileSync(keys.identity, 'utf8'))?.[0] ?? '';
  for (const [provider, goal] of [
    ['node', 0.9],
    ['portable', 6],
  ] as const) {
    const bulk = createBulk(2, provider);
    const encrypt = () => {
      rmSync(sealed, { force: true });
      return clock(() => bulk.encryptFile(keys.recipient, { from: plain, to: sealed }));
    };
    const peer = () => timed('age', ['-r', keys.recipient, '-o', `${sealed}.peer`, plain]).seconds;
    const ratio = await inTurn(runs, encrypt, peer);
    timed('age', ['-d', '-i', keys.identity, '-o', opened, sealed]);
    await proveEqual(opened, plain);
    yield line(`encrypt ${mib} MiB, ${provider}, 2 threads, against age`, goal, ratio, 'age -d gives the plaintext');
    await bulk.close();
  }
  const bulk = createBulk(2);
  const decrypt = () => {
    rmSync(opened, { force: true });
    return clock(() => bulk.decryptFile([identity], { from: sealed, to: opened }));
  };
  const peer = () => timed('age', ['-d', '-i', keys.identity, '-o', `${opened}.peer`, sealed]).seconds;
  const ratio = await inTurn(runs, decrypt, peer);
  await bulk.close();
  await proveEqual(opened, plain);
  yield line(`open ${mib} MiB, 2 threads, against age -d`, 0.9, ratio, 'the plaintext is equal');
}
