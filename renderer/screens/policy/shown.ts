// What of a column's values goes, in words: the mask's few signs, the month, the range.
import { useTranslation } from 'react-i18next';
import { type Shows, shownWords } from '../../../shared/domain/words/redaction-words.ts';
import { number } from '../../app/format.ts';
import { useSession, useWords } from '../../app/session.ts';
import { useLabels } from '../../app/words.ts';
import { type Params, paramsInForce } from './choices.ts';
import type { Column } from './stacks.ts';

export function useShown(): (column: Column, action: Column['action'], params: Params) => string {
  const { t } = useTranslation();
  const { lang } = useSession();
  const label = useLabels();
  const { levels } = useWords().policy.shown;
  const levelWords: Readonly<Record<string, string>> = levels;
  const range = (edges: string) =>
    edges
      .split('|')
      .map((edge) => number(edge, lang))
      .join(lang === 'zh' ? '、' : ', ');
  const masked = (masks: Column['masks'], form: unknown) => {
    const shows: Shows = (masks.find((mask) => mask.form === form) ?? masks[0])?.shows ?? { head: 0, tail: 0 };
    return shownWords(shows, lang);
  };
  return ({ masks }, action, params) => {
    switch (action) {
      case 'mask':
        return masked(masks, params.form);
      case 'generalise':
        return levelWords[String(params.to)] ?? label.action.generalise;
      case 'round':
        return t('policy.shown.round', { unit: number(String(params.unit), lang) });
      case 'band':
        return params.width === undefined
          ? t('policy.shown.band', { edges: range(String(params.edges)) })
          : t('policy.shown.ages', { width: params.width });
      case 'shift':
        return t('policy.shown.shift', { days: params.reach ?? '' });
      case 'redact':
        return t(params.with === 'mask' ? 'policy.shown.mask' : 'policy.shown.label');
      case 'token':
        return t('policy.shown.token');
      default:
        return '';
    }
  };
}

/** The line under a column's name: what of it goes, and why it goes or stays. */
export function useColumnLine(): (column: Column) => string[] {
  const label = useLabels();
  const shown = useShown();
  return (column) => {
    const { action, class: kind, reason } = column;
    // "Sensitive, no reason picked" is the program's own; on the line the kind alone says it shorter.
    const why = reason === 'sensitive' ? label.piClass[kind] : label.reason[reason];
    return [shown(column, action, paramsInForce(column)), why].filter((part) => part !== '');
  };
}
