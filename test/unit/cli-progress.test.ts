// The progress line: share, rate and time left, and silence where nobody looks.
import { expect, test } from 'vitest';
import { createProgressLine, progressLine } from '../../shared/cli/progress.ts';
import { textsOf } from '../../shared/cli/text/texts.ts';

const en = textsOf('en');
const zh = textsOf('zh');
const sealing = en.words.stage.seal;
const start = { stage: 'seal', at: 0, done: 0 };
const event = { job: 'j', stage: 'seal', done: 30e6, total: 120e6, unit: 'bytes' } as const;

test('a line has stage, share, amount, rate and time left', () => {
  expect(progressLine(en, start, event, 3000)).toBe(`${sealing}  25%  30.0 MB  10.0 MB/s  about 9 s left`);
  expect(progressLine(zh, start, event, 3000)).toBe(`${zh.words.stage.seal}  25%  30.0 MB  10.0 MB/秒  还要约 9秒`);
});

test('a rate is told only once it means something, a time left only with a total', () => {
  expect(progressLine(en, start, event, 500)).toBe(`${sealing}  25%  30.0 MB`);
  const { total, ...open } = event;
  expect(total).toBeGreaterThan(0);
  expect(progressLine(en, start, open, 3000)).toBe(`${sealing}  30.0 MB  10.0 MB/s`);
  expect(progressLine(en, start, { ...event, done: 120e6 }, 3000)).toBe(`${sealing}  100%  120 MB  40.0 MB/s`);
  expect(progressLine(en, start, { ...event, unit: 'rows', done: 3000, total: 1e6 }, 3000)).toContain(
    '3,000 rows  1,000 rows/s  about 17 min left',
  );
});

test('it writes over itself on a terminal, starts anew with each stage, and says nothing elsewhere', () => {
  let written = '';
  let now = 0;
  const line = createProgressLine({ isTTY: true, write: (text) => (written += text) }, en, () => now);
  line.show(event);
  now = 2000;
  line.show({ ...event, stage: 'write', done: 5, total: 10 });
  line.clear();
  line.clear();
  const clear = '\u001b[K';
  expect(written).toBe(`\r${sealing}  25%  30.0 MB${clear}\r${en.words.stage.write}  50%  5 B${clear}\r${clear}`);

  let silent = '';
  const none = createProgressLine({ write: (text) => (silent += text) }, en);
  none.show(event);
  none.clear();
  expect(silent).toBe('');
});
