// Drags files from outside onto the page, through the browser's own input: the page gets real files of real paths.
import type { Locator } from 'playwright-core';

const steps = ['dragEnter', 'dragOver', 'drop'] as const;
/** Copy, of the browser's drag operations. */
const copy = 1;
/** A page that is still being laid out moves under the hand. */
const mostTries = 5;

/** Runs in the page: whether the next drop is onto the target. */
function nextDropIsOnto(target: Element): void {
  const noted = globalThis as unknown as { droppedOnTarget: boolean };
  noted.droppedOnTarget = false;
  const note = (event: Event) => {
    noted.droppedOnTarget = target.contains(event.target as Node);
  };
  addEventListener('drop', note, { once: true, capture: true });
}

const wasOntoTarget = () => (globalThis as unknown as { droppedOnTarget: boolean }).droppedOnTarget;

async function tryDrop(target: Locator, paths: readonly string[]): Promise<boolean> {
  await target.evaluate(nextDropIsOnto);
  await target.scrollIntoViewIfNeeded();
  const box = await target.boundingBox();
  if (box === null) throw new Error('There is nothing on the page to drop onto.');
  const page = target.page();
  const session = await page.context().newCDPSession(page);
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  const data = { items: [], files: [...paths], dragOperationsMask: copy };
  for (const type of steps) await session.send('Input.dispatchDragEvent', { type, x, y, data });
  await session.detach();
  return page.evaluate(wasOntoTarget);
}

export async function dropFiles(target: Locator, paths: readonly string[]): Promise<void> {
  for (let tries = 0; tries < mostTries; tries += 1) if (await tryDrop(target, paths)) return;
  throw new Error('The page never stood still under the drop.');
}
