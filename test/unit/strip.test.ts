// The seal strip: what each cell says in every state, and that cinnabar stands for sealed and torn alone.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type CellContext, cellsOf, nextCell } from '../../renderer/strip/cells.ts';
import { faces } from '../../renderer/strip/faces.ts';
import { en } from '../../renderer/words/en.ts';
import { zh } from '../../renderer/words/zh.ts';
import { stripCells } from '../../shared/domain/vocabulary.ts';

const seller: CellContext = {
  lang: 'zh',
  hints: zh.strip,
  missing: [],
  role: 'seller',
  now: new Date('2026-08-01T00:00:00Z'),
};
const short = '04817 55120 73364 18205 66917 40283 11759 90233';

describe('cells', () => {
  test('come in their order, and what is not named is undone', () => {
    const cells = cellsOf([], seller);
    expect(cells.map(({ cell }) => cell)).toEqual([...stripCells]);
    expect(cells.every(({ state }) => state === 'undone')).toBe(true);
    expect(cells[0]).toMatchObject({ word: '准备', stateWord: '未办', hint: zh.strip.seller.prepare });
  });

  test('a stamped cell shows its day and code, and needs no hint', () => {
    const [, , seal] = cellsOf([{ cell: 'seal', state: 'done', at: '2026-07-17T02:42:00Z', short }], seller);
    expect(seal).toEqual({
      cell: 'seal',
      state: 'done',
      word: '封存',
      stateWord: '已盖',
      date: '7月17日',
      code: short.split(' '),
    });
  });

  test('the day of another year carries its year', () => {
    const [prepare] = cellsOf([{ cell: 'prepare', state: 'done', at: '2025-11-08T12:00:00Z' }], seller);
    expect(prepare?.date).toBe('2025年11月8日');
  });

  test('the sealing cell names the first thing that is missing, or that nothing is', () => {
    const missing = [{ gate: 'buyer_verified' }, { gate: 'trial' }];
    expect(cellsOf([], { ...seller, missing })[2]?.hint).toBe('还差核对码');
    expect(cellsOf([], { ...seller, lang: 'en', hints: en.strip, missing })[2]?.hint).toBe('needs check number');
    expect(cellsOf([], seller)[2]?.hint).toBe('什么都不差');
    expect(cellsOf([], { ...seller, missing: [{ gate: 'constructor' }] })[2]?.hint).toBe(zh.strip.seller.seal);
  });

  test('cleaning up waits for the receipt only until it is there', () => {
    expect(cellsOf([], seller)[5]?.hint).toBe(zh.strip.seller.cleanup);
    const received = [{ cell: 'receipt', state: 'done' }] as const;
    expect(cellsOf(received, seller)[5]?.hint).toBe(zh.strip.left);
    expect(cellsOf(received, { ...seller, role: 'buyer' })[5]?.hint).toBe(zh.strip.buyer.cleanup);
  });

  test('after a torn cell nothing can be done, before it all stands as it was', () => {
    const cells = cellsOf([{ cell: 'seal', state: 'torn' }], seller);
    expect(cells[1]?.hint).toBe(zh.strip.seller.notify);
    expect(cells[2]).not.toHaveProperty('hint');
    expect(cells.slice(3).map(({ hint }) => hint)).toEqual(['封条断了', '封条断了', '封条断了']);
  });

  test('a package by itself says nothing of the steps before it', () => {
    const alone = cellsOf([{ cell: 'seal', state: 'done', short }], { ...seller, role: 'buyer', alone: true });
    expect(alone[0]).toMatchObject({ stateWord: '—', hint: zh.strip.unknown });
    expect(alone[2]?.stateWord).toBe('已盖');
  });

  test('each side is told what is its own to do', () => {
    expect(cellsOf([], { ...seller, role: 'buyer' })[4]?.hint).toBe(zh.strip.buyer.receipt);
    expect(cellsOf([], seller)[4]?.hint).toBe(zh.strip.seller.receipt);
  });
});

describe('the next thing of a list', () => {
  const next = (...states: Parameters<typeof cellsOf>[0]) => nextCell(cellsOf(states, seller))?.cell;

  test('is the torn cell first of all', () => {
    expect(next({ cell: 'prepare', state: 'doing' }, { cell: 'witness', state: 'torn' })).toBe('witness');
  });
  test('is what is in hand before what is not begun', () => {
    expect(next({ cell: 'prepare', state: 'undone' }, { cell: 'seal', state: 'doing' })).toBe('seal');
  });
  test('passes over what is done outside the program, and ends', () => {
    expect(next({ cell: 'prepare', state: 'done' })).toBe('seal');
    const done = (['prepare', 'seal', 'receipt'] as const).map((cell) => ({ cell, state: 'done' as const }));
    expect(next(...done)).toBeUndefined();
  });
});

describe('the drawing', () => {
  test('has an outline for every cell', () => {
    for (const cell of stripCells) expect(faces[cell]).toMatch(/^M[\d.]+ [\d.]+.*Z$/);
  });

  test('uses cinnabar under done and torn only', () => {
    const root = join(import.meta.dirname, '../../renderer');
    const sheets = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.css'));
    const rules = sheets.flatMap((name) => {
      const css = readFileSync(join(root, name), 'utf8').replace(/\/\*.*?\*\//gs, '');
      return [...css.matchAll(/([^{}]+)\{([^{}]*)\}/g)].map(([, selector = '', body = '']) => ({ selector, body }));
    });
    const users = rules
      .filter(({ body }) => body.includes('var(--seal)'))
      .flatMap(({ selector }) => selector.split(','));
    expect(users.length).toBeGreaterThan(0);
    expect(users.filter((selector) => !/\[data-state="(?:done|torn)"\]/.test(selector))).toEqual([]);
  });
});
