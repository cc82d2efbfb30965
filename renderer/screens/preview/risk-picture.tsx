// Who could be recognised, as a picture: for each size of group how many rows stand in such groups, as they are and as they would go.
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

/** One of the two: the rows as they are, or as they would go. */
type Side = { readonly name: string; readonly figures: Figures; readonly bar: string | undefined };

function Bands({ sides }: { readonly sides: readonly Side[] }) {
  const { lang } = useSession();
  const bandName = useBandName();
  const bands = sides.map(({ figures }) => sizeBands(figures.class_sizes));
  return (bands[0] ?? []).map((band, at) => {
    const rows = bands.map((side) => side[at]?.rows ?? 0);
    return (
      <tr key={band.from} data-band={band.from} data-rows={rows.join(' ')}>
        <th scope="row">{bandName(band)}</th>
        <td className={styles.bars}>
          {sides.map(({ bar, figures, name }, side) => (
            <span key={name} className={bar} style={{ width: `${(100 * (rows[side] ?? 0)) / figures.rows}%` }} />
          ))}
        </td>
        {sides.map(({ name }, side) => (
          <td key={name} className={text.number}>
            {number(rows[side] ?? 0, lang)}
          </td>
        ))}
      </tr>
    );
  });
}

export type RiskPictureProps = {
  readonly before: Figures;
  /** Undefined where nothing goes that others may know. */
  readonly after: Figures | undefined;
  /** What others may know, in words. */
  readonly by: string;
};

export function RiskPicture({ before, after, by }: RiskPictureProps) {
  const { t } = useTranslation();
  const { lang } = useSession();
  const count = useCount();
  const sides: Side[] = [
    { name: t('policy.person.before'), figures: before, bar: styles.before },
    ...(after === undefined ? [] : [{ name: t('policy.person.after'), figures: after, bar: styles.after }]),
  ];
  const line = (name: string, of: (figures: Figures) => number) => (
    <tr>
      <th scope="row">{name}</th>
      <td />
      {sides.map((side) => (
        <td key={side.name} className={text.number}>
          {count('rows', of(side.figures))}
        </td>
      ))}
    </tr>
  );
  return (
    <div className={styles.picture} data-risk={before.k} data-after={after?.k}>
      {before.unique.rows === 0 ? undefined : (
        <p>{t('preview.alone', { by, rows: count('rows', before.unique.rows) })}</p>
      )}
      <table>
        <thead>
          <tr>
            <th scope="col">{t('preview.group')}</th>
            <td />
            {sides.map(({ bar, name }) => (
              <th key={name} scope="col" className={text.number}>
                <span className={bar} /> {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <Bands sides={sides} />
          {line(t('preview.smallest'), ({ k }) => k)}
          {line(t('preview.rows'), ({ rows }) => rows)}
        </tbody>
      </table>
      {after === undefined ? <p>{riskWords[lang].nothingKnown.says}</p> : undefined}
    </div>
  );
}
