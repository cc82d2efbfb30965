// The parts that make the detector fast: its dictionaries, its words in front of values, and the look at a text that spares it most searches.
import { expect, test } from 'vitest';
import { Cues } from '../../shared/data/detect/cues.ts';
import type { Find } from '../../shared/data/detect/find.ts';
import { normalText } from '../../shared/data/detect/normal-text.ts';
import { Gate, signsOf } from '../../shared/data/detect/signs.ts';
import { detectors, findsIn, labelOf } from '../../shared/data/detect/text.ts';
import { Words } from '../../shared/data/detect/words.ts';
import { quietTexts } from '../corpus/pi/quiet.ts';
import { labelledTexts } from '../corpus/pi/texts.ts';

test('a dictionary gives the longest word at a place, in front of it, and between two', () => {
  const words = new Words(['上海', '上海路', '海']);
  expect([0, 1, 2, 3, 4].map((at) => words.lengthAt('在上海路', at))).toEqual([0, 3, 1, 0, 0]);
  expect([0, 1, 2, 3, 4].map((at) => words.lengthBefore('在上海路', at))).toEqual([0, 0, 0, 2, 3]);
  expect(words.isWord('上海路', 0, 2)).toBe(true);
  expect(words.isWord('上海路', 1, 3)).toBe(false);
  expect([words.isWord('上海', -1, 1), words.isWord('上海', 0, 3)]).toEqual([false, false]);
});

test.each([
  ['电话15400000001', true],
  ['我的Phone No: 15400000001', true],
  ['电话给了你是这个15400000001', true],
  ['电话给了你们是这个15400000001', false],
  ['电话。15400000001', false],
  ['电话8号15400000001', false],
])('a cue speaks for a value in its clause and its reach: %s', (text, expected) => {
  expect(new Cues('电话 phone_no', 6).standBefore(text, text.indexOf('154'))).toBe(expected);
});

test('one look tells the digits of a text and its longest run of letters and digits', () => {
  expect(signsOf('a1-2026年x')).toMatchObject({ digits: 5, longestRun: 4 });
  expect(signsOf('')).toEqual({ classes: 0, words: 0, digits: 0, joined: 0, longestRun: 0 });
});

test('no detector is spared a text in which it finds something', () => {
  const texts = [...labelledTexts(4, 1100).map(({ text }) => text), ...quietTexts].map((text) => normalText(text).text);
  const spared = texts.flatMap((text) =>
    detectors.flatMap(({ needs, find }) => {
      const finds: Find[] = [];
      find(text, finds);
      return finds.length > 0 && !new Gate(needs).isOpen(signsOf(text)) ? [[text, finds[0]]] : [];
    }),
  );
  expect(spared).toEqual([]);
});

test('a label tells what the text behind it is, and nothing in the label is found', () => {
  expect(findsIn('１２３４#', labelOf('门锁密码'))).toMatchObject([{ type: 'home_access', start: 0, end: 5 }]);
  expect(findsIn('1234#')).toEqual([]);
  expect(findsIn('无', labelOf('张伟15400000001'))).toEqual([]);
});
