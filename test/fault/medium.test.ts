// Media that fill up, are write-protected or vanish, and names that are held: the right word, no half-made file, and the next try works.
import {
  closeSync,
  cpSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statfsSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Steps } from '../../shared/engine/files/fail-points.ts';
import { full } from '../parameters.ts';
import {
  expectEnd,
  expectRecovery,
  expectSoundVault,
  expectWholeOrAbsent,
  performAgain,
} from '../support/fault-checks.ts';
import { failing } from '../support/fault-runs.ts';
import { type Order, openContext, perform, type Stage } from '../support/fault-stages.ts';
import { withOrder, worldForFile } from '../support/fault-suite.ts';
import { smallDisk, writeProtect } from '../support/small-disk.ts';
import { codeOf } from '../support/vault-fixture.ts';

const world = worldForFile('receipt');
/** What each writes its file as. */
const writers = { seal: 'package', trial: 'package', sign: 'statement', receipt: 'statement' } as const;
type Writing = keyof typeof writers;
const writing = Object.keys(writers) as Writing[];

const namesBeside = ({ out }: Order) => (existsSync(dirname(out)) ? readdirSync(dirname(out)) : []);

/** Runs a stage that fails with `code`, and once more when `mend` has been done. */
async function failThenMend(order: Order, code: string, mend: () => void, steps?: Steps): Promise<void> {
  const context = openContext(order, steps);
  try {
    expect(await codeOf(perform(context, order))).toBe(code);
    expect(namesBeside(order).filter((name) => name !== 'fill')).toEqual([]);
    mend();
    await performAgain(context, order);
    await expectEnd(context, order);
    await expectSoundVault(context);
  } finally {
    await context.close();
  }
}

describe.each(writing)('%s', (stage) => {
  test('onto a full stick', async () => {
    await withOrder(world(), stage, async (order) => {
      const disk = smallDisk(64);
      const stick = disk ?? dirname(order.out);
      const fill = join(stick, 'fill');
      if (disk !== undefined) writeFileSync(fill, Buffer.alloc(64 * 1024));
      const steps = disk === undefined ? failing(`${writers[stage]}.write.after`, 'ENOSPC') : undefined;
      await failThenMend(
        { ...order, out: join(stick, basename(order.out)) },
        'io.full',
        () => rmSync(fill, { force: true }),
        steps,
      );
    });
  });

  test('onto a write-protected stick', async () => {
    await withOrder(world(), stage, async (order) => {
      const disk = smallDisk(64);
      if (disk !== undefined) writeProtect(disk);
      const steps = disk === undefined ? failing(`${writers[stage]}.create.before`, 'EROFS') : undefined;
      const context = openContext(order, steps);
      const locked = { ...order, out: join(disk ?? dirname(order.out), basename(order.out)) };
      expect(await codeOf(perform(context, locked))).toBe('io.read-only');
      expect(readdirSync(dirname(locked.out))).toEqual([]);
      await performAgain(context, order);
      await expectEnd(context, order);
      await context.close();
    });
  });

  test.each([
    `${writers[stage]}.write.before`,
    `${writers[stage]}.sync.before`,
    `${writers[stage]}.rename.before`,
  ] as const)('onto a stick that is pulled at %s', async (step) => {
    await withOrder(world(), stage, async (order) => {
      const stick = dirname(order.out);
      let pulled = false;
      const steps: Steps = {
        reach(name) {
          if (name !== step || pulled) return;
          pulled = true;
          renameSync(stick, `${stick}-pulled`);
        },
      };
      const context = openContext(order, steps);
      expect(await codeOf(perform(context, order))).toBe('io.gone');
      expect(existsSync(join(`${stick}-pulled`, basename(order.out)))).toBe(false);
      renameSync(`${stick}-pulled`, stick);
      await performAgain(context, order);
      await expectEnd(context, order);
      await expectSoundVault(context);
      await context.close();
    });
  });

  test('onto a stick that is not there', async () => {
    await withOrder(world(), stage, async (order) => {
      const stick = dirname(order.out);
      rmSync(stick, { recursive: true });
      await failThenMend(order, 'io.gone', () => mkdirSync(stick));
    });
  });
});

describe.concurrent('a name that an antivirus program holds', () => {
  test.each(['EBUSY', 'EPERM'] as const)('once (%s) costs a moment', async (errno) => {
    await withOrder(world(), 'seal', async (order) => {
      const context = openContext(order, failing('package.rename.before', errno, 1));
      await perform(context, order);
      await expectWholeOrAbsent(order);
      expect(readdirSync(dirname(order.out))).toEqual([basename(order.out)]);
      await context.close();
    });
  });

  test('five times costs some seconds', async () => {
    await withOrder(world(), 'receipt', async (order) => {
      const context = openContext(order, failing('statement.rename.before', 'EBUSY', 5));
      await perform(context, order);
      expect(readdirSync(dirname(order.out))).toEqual([basename(order.out)]);
      await expectWholeOrAbsent(order);
      await context.close();
    });
  });

  test('for ever is io.busy, and the next sealing works', async () => {
    await withOrder(world(), 'seal', async (order) => {
      const context = openContext(order, failing('package.rename.before', 'EPERM', Number.POSITIVE_INFINITY));
      expect(await codeOf(perform(context, order))).toBe('io.busy');
      expect(readdirSync(dirname(order.out))).toEqual([]);
      await context.close();
      await expectRecovery(order);
    });
  });
});

/** Fills the disk but for so many KiB. */
function fillUp(disk: string, roomKiB: number): string {
  const path = join(disk, 'fill');
  const { bavail, bsize } = statfsSync(disk);
  const file = openSync(path, 'w');
  writeSync(file, Buffer.alloc(Math.max(0, bavail * bsize - roomKiB * 1024)));
  closeSync(file);
  return path;
}

describe('a disk that holds the vault and fills up', () => {
  const rooms = full ? Array.from({ length: 33 }, (_, index) => index * 8) : [0, 40, 112, 200];
  const stages = ['import', 'open', 'seal', 'receipt'] as const satisfies readonly Stage[];

  test.each(stages.flatMap((stage) => rooms.map((room) => ({ stage, room }))))(
    'during $stage, with $room KiB left',
    async ({ stage, room }) => {
      await withOrder(world(), stage, async (given) => {
        const disk = smallDisk(8 * 1024);
        if (disk === undefined) return expect(process.getuid?.()).not.toBe(0);
        const order = { ...given, vault: join(disk, 'vault') };
        cpSync(given.vault, order.vault, { recursive: true });
        const context = openContext(order);
        const fill = fillUp(disk, room);
        const ended = await codeOf(perform(context, order));
        expect(['io.full', 'none']).toContain(ended);
        if (room === 0) expect(ended).toBe('io.full');
        await expectWholeOrAbsent(order);
        rmSync(fill);
        if (ended === 'io.full') await performAgain(context, order);
        await expectEnd(context, order);
        await expectSoundVault(context);
        await context.close();
      });
    },
  );
});

test.each(['as a killed process left it', 'closed in order'])(
  'a vault on a write-protected disk, %s, is not changed, and says why',
  async (how) => {
    await withOrder(world(), 'seal', async (given) => {
      const disk = smallDisk(8 * 1024);
      if (disk === undefined) return expect(process.getuid?.()).not.toBe(0);
      const order = { ...given, vault: join(disk, 'vault') };
      cpSync(given.vault, order.vault, { recursive: true });
      if (how === 'closed in order') await openContext(order).close();
      writeProtect(disk);
      expect(await codeOf(openAndPerform(order))).toBe('io.read-only');
      expect(namesBeside(order)).toEqual([]);
      await expectRecovery(given);
    });
  },
);

async function openAndPerform(order: Order): Promise<void> {
  const context = openContext(order);
  try {
    await perform(context, order);
  } finally {
    await context.close();
  }
}
