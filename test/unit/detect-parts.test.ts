// The parts that make the detector fast: its dictionaries, its words in front of values, and the look at a text that spares it most searches.
import { expect, test } from 'vitest';
import type { Find } from '../../shared/data/detect/find.ts';
import { normalText } from '../../shared/data/detect/normal-text.ts';
import { colon, Gate, signsOf } from '../../shared/data/detect/signs.ts';
import { detectors, findsIn, labelOf } from '../../shared/data/detect/text.ts';
import { WordsBut } from '../../shared/data/detect/words/but.ts';
import { matchesAtWords, wordClass, wordPlaces } from '../../shared/data/detect/words/classes.ts';
import { Cues } from '../../shared/data/detect/words/cues.ts';
import { WordPairs } from '../../shared/data/detect/words/pairs.ts';
import { Words } from '../../shared/data/detect/words/words.ts';
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

test('Latin words of a dictionary stand in any case, and a word that begins another one is told', () => {
  const words = new Words(['no', 'no.', 'number']);
  expect(['No', 'NUMBER', 'no.', 'nu', 'n'].map((text) => words.lengthAt(text, 0))).toEqual([2, 6, 3, 0, 0]);
  expect(words.lengthBefore('order NO.', 9)).toBe(3);
});

test('a word goes over a place only where a look at the signs beside it lets it', () => {
  const pairs = new WordPairs([new Words(['白玉兰', '师范大学']), new Words(['世纪'])]);
  const text = '跨世纪的白玉兰';
  const open = [...text].flatMap((_, at) => (pairs.mayCross(text, at) ? [at] : []));
  expect(open).toEqual([2, 5, 6]);
});

test('a word of one sign is none in front of the signs that make another word of it', () => {
  const words = new WordsBut(['总监'], ['总共是']);
  expect(['总', '总监', '总共', '总说'].map((text) => words.lengthAt(text, 0))).toEqual([1, 2, 0, 1]);
  expect(['王总说', '总共', '总监总是'].map((text) => words.lastEnd(text))).toEqual([2, 0, 2]);
});

test('a pattern that begins with a word is tried where one begins, and not inside of a match', () => {
  const [ports, ships] = [wordClass('测甲 测甲乙'), wordClass('test_ship')];
  expect(wordPlaces(ports | ships, '在测甲乙 Test Ship')).toEqual([
    { at: 1, classes: ports },
    { at: 5, classes: ships },
  ]);
  const found = matchesAtWords(/测甲.?测?/uy, ports, '测甲乙测甲 测甲测甲');
  expect(found.map(({ 0: words, index }) => [index, words])).toEqual([
    [0, '测甲乙测'],
    [6, '测甲测'],
  ]);
});

test('what a label needs behind it may stand in the label, what a text says must stand in the text', () => {
  const words = wordClass('测丙');
  const gate = new Gate({ words, behind: colon });
  const label = signsOf('测丙:');
  const open = ['测丙:丁', '测丙丁', '丁:'].map((text) => gate.isOpen(signsOf(text)));
  expect([...open, gate.isOpen(signsOf('丁'), label)]).toEqual([true, false, false, true]);
});

test('joined digits have no letter and no Han character between', () => {
  expect(['2024-03-05', '2024年3月', '1a22 3'].map((text) => signsOf(text).joined)).toEqual([8, 4, 3]);
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
