// Who could be recognised, as text: a bar for each size of group, the chances, and what to write coarser next.
import { sizeBands } from '../../domain/group-sizes.ts';
import type { Lang } from '../../domain/lang.ts';
import { reportWords } from '../../domain/words/report-words.ts';
import { coarserWord, type RiskWord, riskWords } from '../../domain/words/risk-words.ts';
import { fill, type Values } from '../../domain/words/template.ts';
import type { Output } from '../../ipc/contract.ts';
import { align, grouped, percent } from './layout.ts';

type Measured = Output<'policy.risk'>;
type Figures = NonNullable<Measured['before']>;
type NameOf = (column: string) => string;

const barCells = 30;
const mostSuggestions = 3;

const decimal = (value: number) => String(Number(value.toFixed(2)));

const sentence = (lang: Lang, word: RiskWord, values: Values) => {
  const { name, says } = riskWords[lang][word];
  return `${name}${lang === 'zh' ? '：' : ': '}${fill(says, values)}`;
};

function picture(lang: Lang, { rows, class_sizes }: Figures): string[] {
  const words = riskWords[lang];
  const lines = sizeBands(class_sizes).map(({ from, to, rows: inBand }) => {
    const word = from === 1 ? words.bandAlone : to === undefined ? words.bandLarge : words.band;
    const bar = '█'.repeat(Math.ceil((barCells * inBand) / rows));
    return [fill(word.name, { from, to }), fill(word.says, { rows: grouped(inBand) }), bar];
  });
  return align(lines).map((line) => `  ${line}`);
}

function chances(lang: Lang, figures: Figures, by: string, sensitive: string | undefined): string[] {
  const { k, unique, prosecutor, journalist, marketer, l, t } = figures;
  const column = sensitive ?? '';
  return [
    sentence(lang, 'alone', { by, rows: grouped(unique.rows), share: percent(unique.share) }),
    sentence(lang, 'smallest', { by, k: grouped(k) }),
    ...(figures.rows_with_empty === 0 ? [] : [sentence(lang, 'empty', { rows: grouped(figures.rows_with_empty) })]),
    sentence(lang, 'prosecutor', {
      highest: percent(prosecutor.highest),
      average: percent(prosecutor.average),
      threshold: percent(prosecutor.threshold),
      rows: grouped(prosecutor.rows_above),
    }),
    sentence(lang, 'journalist', { highest: percent(journalist.highest) }),
    sentence(lang, 'marketer', { rows: decimal(100 * marketer) }),
    ...(l === undefined ? [] : [sentence(lang, 'distinct', { column, distinct: l.distinct })]),
    ...(l === undefined ? [] : [sentence(lang, 'entropy', { column, entropy: decimal(l.entropy) })]),
    ...(t === undefined ? [] : [sentence(lang, 'closeness', { column, t: decimal(t) })]),
  ].map((line) => `  ${line}`);
}

/** @param sensitive the name of the column that nobody should guess */
export function riskLines(
  lang: Lang,
  { after, before, suggestions }: Measured,
  nameOf: NameOf,
  sensitive: string | undefined,
): string[] {
  const by = (figures: Figures) => figures.quasi.map(nameOf).join(reportWords[lang].join);
  const part = (word: 'before' | 'after', figures: Figures | undefined) =>
    figures === undefined
      ? []
      : [
          sentence(lang, word, { rows: grouped(figures.rows) }),
          ...picture(lang, figures),
          ...chances(lang, figures, by(figures), sensitive),
          '',
        ];
  return [
    ...part('before', before),
    ...part('after', after),
    ...(after === undefined ? [sentence(lang, 'nothingKnown', {}), ''] : []),
    ...suggestions
      .slice(0, mostSuggestions)
      .map(({ column, exact, k, unique_rows: rows }) =>
        sentence(lang, coarserWord(exact), { column: nameOf(column), k: grouped(k), rows: grouped(rows) }),
      ),
    sentence(lang, 'limits', {}),
  ];
}
