// The window's pure parts: numbers, days, names of files, the pace of a job, and what may follow a check.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseDay } from '../../renderer/app/day.ts';
import { endingOf, suggestedName } from '../../renderer/app/file-names.ts';
import { clock, difference, number, shortened, size } from '../../renderer/app/format.ts';
import { given } from '../../renderer/app/given.ts';
import { nextScreen, screenOfGate } from '../../renderer/app/next-screen.ts';
import { nextPace, type Pace, percentOf } from '../../renderer/app/pace.ts';
import { failed, nextOf } from '../../renderer/screens/buyer/next-of.ts';
import type { Progress } from '../../shared/ipc/contract.ts';

describe('numbers', () => {
  test('are grouped, and decimals keep every digit', () => {
    expect(number(8003, 'zh')).toBe('8,003');
    expect(number('418260.50', 'zh')).toBe('418,260.50');
    expect(number('-123456789012345678901.10', 'en')).toBe('−123,456,789,012,345,678,901.10');
  });

  test('the difference of two decimals is exact', () => {
    expect(difference('418260.50', '418260.5')).toBe('0.00');
    expect(difference('10', '3')).toBe('-7');
    expect(difference('0.1', '0.3')).toBe('0.2');
    expect(difference('-1.5', '1')).toBe('2.5');
    expect(difference('5', '–')).toBe('–');
  });

  test('the difference agrees with whole numbers of any size', () => {
    fc.assert(
      fc.property(fc.bigInt(), fc.bigInt(), (a, b) => {
        expect(difference(String(a), String(b))).toBe(String(b - a));
      }),
    );
  });

  test('sizes take the unit a person would', () => {
    expect(size(999)).toEqual({ unit: 'bytes', n: 999 });
    expect(size(22_104_880)).toEqual({ unit: 'mb', n: 22.1 });
    expect(size(28_600_000_000)).toEqual({ unit: 'gb', n: 28.6 });
  });

  test('a short code loses its middle, a countdown its padding', () => {
    expect(shortened('04817 55120 73364 18205 66917 40283 11759 90233')).toBe('04817 55120 … 90233');
    expect(shortened('04817 55120 90233')).toBe('04817 55120 90233');
    expect(clock(581)).toBe('9:41');
  });
});

describe('a day as people type it', () => {
  test.each(['2026-07-17', '2026-7-17', '2026.7.17', '2026/07/17', '2026年7月17日', '20260717', ' ２０２６-07-17 '])(
    '%s',
    (typed) => {
      expect(parseDay(typed)).toBe('2026-07-17');
    },
  );
  test.each(['2026-02-30', '2026-13-01', '17.7.2026', 'soon', '2026-07', '0026-7'])('%s is none', (typed) => {
    expect(parseDay(typed)).toBeUndefined();
  });
  test('nothing stays nothing', () => {
    expect(parseDay('  ')).toBe('');
  });
});

describe('file names', () => {
  test('carry both parties and what no system refuses', () => {
    expect(suggestedName('full', ['上海甲禾保洁', '北京乙舍家政'], 'zh')).toBe(
      '04 封存包 上海甲禾保洁→北京乙舍家政.handover',
    );
    expect(suggestedName('card', ['a/b:c*?"<>|\u202e.'], 'en')).toBe('01 recipient card abc.card');
    expect(suggestedName('terms', [undefined, '...'], 'zh')).toBe('02 约定.terms');
  });
  test('are told apart by their ending, volumes too', () => {
    expect(endingOf('乙舍.CARD')).toBe('card');
    expect(endingOf('封存包.handover.001')).toBe('handover');
    expect(endingOf('no ending')).toBe('');
  });
});

describe('optional members', () => {
  test('are left out when empty or unknown', () => {
    expect(given({ cutoff: '', ground: undefined, title: 'x' })).toEqual({ title: 'x' });
  });
});

describe('the pace of a job', () => {
  const event = (done: number, total?: number, stage = 'seal'): Progress => ({
    job: 'j',
    stage,
    done,
    unit: 'bytes',
    ...(total === undefined ? {} : { total }),
  });
  const run = (...events: (readonly [Progress, number])[]): Pace =>
    events.reduce<Pace | undefined>((before, [next, at]) => nextPace(before, next, at), undefined) as Pace;

  test('is measured over the last seconds', () => {
    const pace = run([event(0, 100), 0], [event(10, 100), 1000], [event(30, 100), 2000]);
    expect(pace.rate).toBe(15);
    expect(pace.secondsLeft).toBe(5);
  });
  test('forgets what is long ago', () => {
    const pace = run([event(0, 1000), 0], [event(10, 1000), 5000], [event(110, 1000), 6000]);
    expect(pace.rate).toBe(100);
  });
  test('begins anew with a stage', () => {
    const pace = run([event(50, 100), 0], [event(90, 100), 1000], [event(0, 100, 'write'), 2000]);
    expect(pace.rate).toBeUndefined();
    expect(percentOf(pace)).toBe(0);
  });
  test('says no time and no percent while the total is unknown', () => {
    const pace = run([event(0), 0], [event(10), 1000]);
    expect([pace.secondsLeft, percentOf(pace)]).toEqual([undefined, undefined]);
  });
  test('is never at a hundred before the end', () => {
    expect(percentOf(run([event(999_999, 1_000_000), 0]))).toBe(99);
    expect(percentOf(run([event(1_000_000, 1_000_000), 0]))).toBe(100);
  });
});

describe('what may follow a check', () => {
  const line = (result: 'good' | 'bad' | 'open') => ({ result });
  const sound = { good: true, lines: [line('good')], facts: { kind: 'full', for_us: true } };

  test('opening needs a good check, an open data box, and a package of our own', () => {
    expect(nextOf(sound, 'open')).toBe('open');
    expect(nextOf({ ...sound, good: false }, 'open')).toBe('signer');
    expect(nextOf(sound, 'locked')).toBe('unlock');
    expect(nextOf(sound, 'missing')).toBe('another');
    expect(nextOf({ ...sound, facts: { kind: 'full', for_us: false } }, 'open')).toBe('another');
    expect(nextOf({ ...sound, lines: [line('good'), line('bad')] }, 'open')).toBe('again');
    expect(nextOf(undefined, 'open')).toBe('pick');
  });

  test('nothing that is not good opens, whatever else is true of it', () => {
    const standing = fc.record({
      good: fc.boolean(),
      lines: fc.array(fc.constantFrom(line('good'), line('bad'), line('open')), { maxLength: 5 }),
      error: fc.option(fc.constantFrom({ code: 'digest' }, { code: 'package.untrusted' }), { nil: undefined }),
      facts: fc.option(fc.record({ kind: fc.constantFrom('trial', 'full'), for_us: fc.boolean() }), { nil: undefined }),
    });
    fc.assert(
      fc.property(standing, fc.constantFrom('missing', 'locked', 'open', undefined), (checked, vault) => {
        if (nextOf(checked, vault) !== 'open') return;
        expect([checked.good, failed(checked), vault, checked.facts?.for_us]).toEqual([true, false, 'open', true]);
      }),
    );
  });

  test('a signer that is not known is a doubt, anything else is a failure', () => {
    expect(failed({ ...sound, good: false, error: { code: 'package.untrusted' } })).toBe(false);
    expect(failed({ ...sound, good: false, error: { code: 'zip' } })).toBe(true);
  });

  test('a trial opens before anybody is trusted, but not for others', () => {
    const trial = { good: false, lines: [line('open')], error: { code: 'package.untrusted' } };
    expect(nextOf({ ...trial, facts: { kind: 'trial', for_us: true } }, 'open')).toBe('trial');
    expect(nextOf({ ...trial, facts: { kind: 'trial', for_us: false } }, 'open')).toBe('signer');
  });
});

describe('where a handover goes on', () => {
  const made = { kind: 'full', direction: 'made' } as const;
  const opened = (kind: string) => ({ kind, direction: 'opened' }) as const;

  test('a seller goes to what is missing, then seals, then finishes', () => {
    expect(nextScreen({ role: 'seller', missing: [{ gate: 'terms' }], packages: [] })).toBe('recipient');
    expect(nextScreen({ role: 'seller', missing: [], packages: [] })).toBe('seal');
    expect(nextScreen({ role: 'seller', missing: [], packages: [made] })).toBe('finish');
  });
  test('a buyer tries, checks, compares', () => {
    expect(nextScreen({ role: 'buyer', missing: [], packages: [] })).toBe('trial');
    expect(nextScreen({ role: 'buyer', missing: [], packages: [opened('trial')] })).toBe('check');
    expect(nextScreen({ role: 'buyer', missing: [], packages: [opened('trial'), opened('full')] })).toBe('compare');
  });
  test('others check', () => {
    expect(nextScreen({ role: 'witness', missing: [], packages: [] })).toBe('check');
  });
  test('the ground is settled with the deal; an unknown gate stays at sealing', () => {
    expect(screenOfGate('ground')).toBe('deal');
    expect(screenOfGate('constructor')).toBe('seal');
  });
});
