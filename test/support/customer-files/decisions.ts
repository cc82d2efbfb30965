// What sellers decide again and again, each with its own word on which cells may come out of it: written from the catalogue, not from our code.
import type { Action } from '../../../shared/domain/vocabulary.ts';
import type { Decision } from './kind.ts';

type Fits = NonNullable<Decision['fits']>;

const changed = (action: Action, fits: Fits, params: Decision['params'] = {}): Decision => ({
  action,
  reason: 'necessary',
  params,
  fits,
});

export const keep: Decision = { action: 'keep', reason: 'necessary' };
export const drop: Decision = { action: 'drop', reason: 'user' };

/** @param as the type of the column that it is to join */
export const token = (as?: string): Decision =>
  changed('token', (_, after) => /^[a-z2-7]{26}$/.test(after), as === undefined ? {} : { as });

/** 张* 张** 欧阳** 阿** */
export const maskName = changed('mask', (before, after) => {
  const shown = after.replace(/\*+$/, '');
  return /\*{1,2}$/.test(after) && [...shown].length <= 2 && before.startsWith(shown) && shown !== before;
});

export const maskMobile = changed('mask', (before, after) => {
  const number = before.replace(/^\+86|[ -]/g, '');
  return after === `${number.slice(0, 3)}****${number.slice(7)}`;
});

export const maskIdentity = changed(
  'mask',
  (before, after) => after === `${before.slice(0, 3)}***********${before.slice(14)}`,
);

/** Down to the district at most. */
export const maskAddress = changed('mask', (before, after) => {
  const shown = after.slice(0, -3);
  return after === `${shown}***` && before.startsWith(shown) && !/[路街道巷弄号园苑栋室\d]/.test(shown);
});

/** 0 · 0–100 · 1000+ */
function isInBand(value: number, band: string): boolean {
  if (/^\d+\+$/.test(band)) return value >= Number(band.slice(0, -1));
  const [low, high] = band.split('–').map(Number);
  return high === undefined ? value === 0 && low === 0 : low !== undefined && value >= low && value < high;
}

/** @param edges `200|300`; absent: those that are usual for the type */
export const band = (edges?: string): Decision =>
  changed('band', (before, after) => isInBand(Number(before), after), edges === undefined ? {} : { edges });

/** 30–39 · 80+ */
export const bandAge = changed('band', (before, after) => {
  const [low = '', high = ''] = after.split('–');
  return after === '80+' ? Number(before) >= 80 : Number(low) <= Number(before) && Number(before) <= Number(high);
});

export const round = (unit: string): Decision =>
  changed(
    'round',
    (before, after) => {
      const multiples = Number(after) / Number(unit);
      const isNear = Math.abs(Number(after) - Number(before)) <= Number(unit) / 2 + 1e-9;
      return isNear && Math.abs(multiples - Math.round(multiples)) < 1e-9;
    },
    { unit },
  );

export const toMonth = changed('generalise', (before, after) => after === before.slice(0, 7), { to: 'month' });

const levels: Readonly<Record<string, string>> = {
  ...{ 小学: '高中及以下', 初中: '高中及以下', 高中: '高中及以下', 中专: '高中及以下' },
  ...{ 大专: '大专、本科', 本科: '大专、本科' },
};
export const toLevel = changed('generalise', (before, after) => after === levels[before]);

const dayMs = 86_400_000;

/** By how many days a date `YYYY-MM-DD`, with a time behind it or without, has moved; undefined if all else of it is not the same. */
export function daysMoved(before: string, after: string): number | undefined {
  const [from, to] = [before.slice(0, 10), after.slice(0, 10)];
  if (before.slice(10) !== after.slice(10) || !/^\d{4}-\d{2}-\d{2}$/.test(to)) return undefined;
  return (Date.parse(to) - Date.parse(from)) / dayMs;
}

/** @param reach days to either side */
export const shift = (reach: number): Decision =>
  changed(
    'shift',
    (before, after) => {
      const days = Math.abs(daysMoved(before, after) ?? 0);
      return days >= 1 && days <= reach;
    },
    { reach },
  );

/** A text stays but for what was found in it; what of it must be gone its row says. */
export const redact = changed('redact', (_, after) => after !== '');
