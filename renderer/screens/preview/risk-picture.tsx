// Who could be recognised, as a picture: for each size of group a bar of how many rows stand in such groups, the smallest on top.
import { useTranslation } from 'react-i18next';
import { type SizeBand, sizeBands } from '../../../shared/domain/group-sizes.ts';
import { riskWords } from '../../../shared/domain/words/risk-words.ts';
import { fill } from '../../../shared/domain/words/template.ts';
import type { Output } from '../../../shared/ipc/contract.ts';
import { number } from '../../app/format.ts';
import { useSession } from '../../app/session.ts';
import { useCount } from '../../app/words.ts';
import text from '../../style/text.module.css';
import styles from './preview.module.css';

export type Figures = NonNullable<Output<'policy.risk'>['before']>;

function useBandName(): (band: SizeBand) => string {
  const { lang } = useSession();
  const words = riskWords[lang];
  return ({ from, to }) => {
    const { name } = from === 1 ? words.bandAlone : to === undefined ? words.bandLarge : words.band;
    return fill(name, { from, to });
  };
}

/** @param by what others may know, in words */
export function RiskPicture({ figures, by }: { readonly figures: Figures; readonly by: string }) {
  const { t } = useTranslation();
  const { lang } = useSession();
  const count = useCount();
  const bandName = useBandName();
  const { class_sizes, k, rows, unique } = figures;
  return (
    <div className={styles.picture} data-risk={k}>
      {unique.rows === 0 ? undefined : <p>{t('preview.alone', { by, rows: count('rows', unique.rows) })}</p>}
      <dl>
        {sizeBands(class_sizes).map((band) => (
          <div key={band.from} data-band={band.from} data-rows={band.rows}>
            <dt>{bandName(band)}</dt>
            <dd>
              <span className={styles.bar} style={{ width: `${(100 * band.rows) / rows}%` }} />
            </dd>
            <dd className={text.number}>{fill(riskWords[lang].bandAlone.says, { rows: number(band.rows, lang) })}</dd>
          </div>
        ))}
        <div>
          <dt>{t('preview.smallest')}</dt>
          <dd />
          <dd className={text.number}>{count('rows', k)}</dd>
        </div>
      </dl>
    </div>
  );
}
