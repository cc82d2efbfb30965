// How much of a table is under way to the scanner at once.
import { expect, test } from 'vitest';
import type { Scanned } from '../../shared/engine/scanning/messages.ts';
import { TableScan } from '../../shared/engine/services/scan/table-scan.ts';

const mebibyte = 1024 * 1024;

/** Answers when it is told to. */
function slowScanner() {
  const waiting: (() => void)[] = [];
  const answer = () => new Promise<Scanned>((resolve) => waiting.push(() => resolve([])));
  return {
    begin() {},
    table: async (): Promise<Scanned> => [],
    rows: answer,
    found: async (): Promise<Scanned> => [],
    finishOldest: () => waiting.shift()?.(),
  };
}

/** Whether there is room for the next piece by now. */
async function hasRoom(added: Promise<void>): Promise<boolean> {
  const waits = new Promise<boolean>((resolve) => setImmediate(resolve, false));
  return Promise.race([added.then(() => true), waits]);
}

const piece = (bytes: number) => ({ csv: new Uint8Array(bytes), ends: new Uint32Array(1) });

test('4 MiB of rows are under way to the scanner, and no more wait for it', async () => {
  const scanner = slowScanner();
  const scan = new TableScan(scanner, ['姓名']);
  for (let count = 0; count < 4; count += 1) expect(await hasRoom(scan.add(piece(mebibyte)))).toBe(true);
  const fifth = scan.add(piece(mebibyte));
  expect(await hasRoom(fifth)).toBe(false);
  scanner.finishOldest();
  expect(await hasRoom(fifth)).toBe(true);
  const large = scan.add(piece(16 * mebibyte));
  for (let count = 0; count < 5; count += 1) {
    expect(await hasRoom(large)).toBe(false);
    scanner.finishOldest();
  }
  expect(await hasRoom(large)).toBe(true);
});
