// How many columns of all tables go, are masked and stay.
import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../app/queries.ts';
import { useCount } from '../../app/words.ts';
import text from '../../style/text.module.css';
import { sizesOf } from './stacks.ts';

/** 交 9 列，打码 2 列，不交 4 列 */
export function useSizes(): (view: Pick<CaseView, 'tables'>) => string {
  const { t } = useTranslation();
  const count = useCount();
  return ({ tables }) => {
    const { keep, change, drop } = sizesOf(tables);
    return t('policy.sum', {
      keep: count('columns', keep),
      change: count('columns', change),
      drop: count('columns', drop),
    });
  };
}

export function Sizes({ view }: { readonly view: CaseView }) {
  const sizes = useSizes();
  return (
    <p role="status" className={text.strong} data-sizes="">
      {sizes(view)}
    </p>
  );
}
