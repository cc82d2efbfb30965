// The whole handover without a mouse, in English: Tab, Enter, Space and arrows, the focus in sight at every stop.
import { test } from 'vitest';
import { full } from '../parameters.ts';
import { expectWholeHandover } from './support/whole-handover.ts';

const patienceMs = 600_000;

test('a whole handover, in English by keyboard', () => expectWholeHandover('en', 'keyboard'), patienceMs);

test.runIf(full)('a whole handover, in Chinese by keyboard', () => expectWholeHandover('zh', 'keyboard'), patienceMs);
