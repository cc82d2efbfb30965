// The whole handover by mouse, in Chinese: two windows, two data boxes, one stick between them, every screen counted and measured.
import { test } from 'vitest';
import { full } from '../parameters.ts';
import { expectWholeHandover } from './support/whole-handover.ts';

const patienceMs = 600_000;

test('a whole handover, in Chinese by mouse', () => expectWholeHandover('zh', 'mouse'), patienceMs);

if (full) test('a whole handover, in English by mouse', () => expectWholeHandover('en', 'mouse'), patienceMs);
