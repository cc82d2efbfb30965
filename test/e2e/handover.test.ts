// The whole handover: two windows, two data boxes, one stick between them, every screen counted and measured. By keyboard in English;
// by mouse in Chinese goes the tour of look.test.ts, and the large run goes all four ways.
import { test } from 'vitest';
import { full } from '../parameters.ts';
import { expectWholeHandover } from './support/whole-handover.ts';

const patienceMs = 600_000;

test('a whole handover, in English by keyboard', () => expectWholeHandover('en', 'keyboard'), patienceMs);

if (full) {
  test('a whole handover, in Chinese by keyboard', () => expectWholeHandover('zh', 'keyboard'), patienceMs);
  test('a whole handover, in Chinese by mouse', () => expectWholeHandover('zh', 'mouse'), patienceMs);
  test('a whole handover, in English by mouse', () => expectWholeHandover('en', 'mouse'), patienceMs);
}
