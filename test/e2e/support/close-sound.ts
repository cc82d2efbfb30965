// The end of a test at a desk: nothing was complained of.
import { expect } from 'vitest';
import type { Desk } from './desk.ts';

export async function closeSound(desk: Desk): Promise<void> {
  const troubles = desk.troubles();
  await desk.close();
  expect(troubles).toEqual([]);
}
