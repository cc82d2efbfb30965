// Counted things and amounts in words: rows, files, sizes, times, paces.
import { useTranslation } from 'react-i18next';
import type { Labels } from '../../shared/domain/words/label-lists.ts';
import { labels } from '../../shared/domain/words/labels.ts';
import { number, size } from './format.ts';
import type { Pace } from './pace.ts';
import { useSession } from './session.ts';

export function useLabels(): Labels {
  return labels[useSession().lang];
}

export type Counted = 'rows' | 'files' | 'lists' | 'columns' | 'tables' | 'tries' | 'notes' | 'persons';

/** `count('rows', 8003)` → 8,003 行 */
export function useCount(): (what: Counted, count: number) => string {
  const { t } = useTranslation();
  const { lang } = useSession();
  return (what, count) => t(`count.${what}`, { count, n: number(count, lang) });
}

export type Amounts = {
  size(bytes: number): string;
  left(seconds: number): string;
  /** 190 MB / 302 MB · 每秒 28.4 MB */
  pace(pace: Pace): string;
};

export function useAmount(): Amounts {
  const { t } = useTranslation();
  const { lang } = useSession();
  const bytes = (value: number) => {
    const { unit, n } = size(value);
    return t(`pace.${unit}`, { n: number(n, lang) });
  };
  const amount = (value: number, unit: Pace['unit']) =>
    unit === 'bytes' ? bytes(value) : t(`pace.${unit}`, { n: number(value, lang) });
  return {
    size: bytes,
    left(seconds) {
      if (seconds < 2) return t('pace.soon');
      const spoken =
        seconds < 90
          ? t('pace.seconds', { n: number(seconds, lang) })
          : t('pace.minutes', { n: number(Math.round(seconds / 60), lang) });
      return t('pace.left', { left: spoken });
    },
    pace({ done, total, unit, rate }) {
      const far =
        total === undefined
          ? amount(done, unit)
          : t('pace.done', { done: amount(done, unit), total: amount(total, unit) });
      return rate === undefined ? far : `${far} · ${t('pace.rate', { rate: amount(Math.round(rate), unit) })}`;
    },
  };
}
