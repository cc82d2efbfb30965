// Drags files from outside onto the page, through the browser's own input: the page gets real files of real paths.
import type { Locator } from 'playwright-core';

const steps = ['dragEnter', 'dragOver', 'drop'] as const;
/** Copy, of the browser's drag operations. */
const copy = 1;

export async function dropFiles(target: Locator, paths: readonly string[]): Promise<void> {
  await target.scrollIntoViewIfNeeded();
  const box = await target.boundingBox();
  if (box === null) throw new Error('There is nothing on the page to drop onto.');
  const page = target.page();
  const session = await page.context().newCDPSession(page);
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  const data = { items: [], files: [...paths], dragOperationsMask: copy };
  for (const type of steps) await session.send('Input.dispatchDragEvent', { type, x, y, data });
  await session.detach();
}
