// What was found in tables as text: one line for each type in a column, the strictest first.
import type { Lang } from '../../domain/lang.ts';
import type { PiClass } from '../../domain/vocabulary.ts';
import { type DetectReason, detectWords } from '../../domain/words/detect-words.ts';
import type { Output } from '../../ipc/contract.ts';
import { align, grouped, printable } from './layout.ts';
import { noticeText } from './look.ts';
import type { Texts } from './zh.ts';

type Scanned = Output<'scan.run'>;
type Table = Scanned['tables'][number];
type Finding = Table['columns'][number]['findings'][number];

/** How a certainty from 0 to 1 is said. */
const sure = 0.9;
const likely = 0.75;
const hundred = 100;

function certaintyText({ scan }: Texts, { confidence }: Finding): string {
  if (confidence >= sure) return scan.certain.sure;
  return confidence >= likely ? scan.certain.likely : scan.certain.maybe;
}

/** Rounded down: 100% are all of them. */
function shareText({ scan }: Texts, { share, whole, inside }: Finding): string {
  const percent = Math.floor(share * hundred);
  return percent === 0 && whole + inside > 0 ? scan.less : `${percent}%`;
}

function reasonText(words: Texts, lang: Lang, { reasons }: Finding): string {
  return reasons.map((reason) => detectWords[lang][reason as DetectReason] ?? reason).join(words.comma);
}

function findingRow(words: Texts, lang: Lang, name: string, finding: Finding): string[] {
  return [
    name,
    words.pi(finding.type),
    words.words.piClass[finding.class as PiClass],
    shareText(words, finding),
    certaintyText(words, finding),
    finding.examples.join(' '),
    reasonText(words, lang, finding),
  ];
}

function tableLines(words: Texts, lang: Lang, { id, name, rows, columns }: Table): string[] {
  const { data, scan } = words;
  const found = columns.flatMap((column) =>
    column.findings.map((finding, index) => findingRow(words, lang, index === 0 ? column.name : '', finding)),
  );
  const without = columns.filter(({ findings }) => findings.length === 0).map((column) => column.name);
  const head = [data.name, data.kind, data.class, scan.share, scan.certainty, scan.example, scan.reason];
  return [
    `${id === undefined ? '' : `${id}  `}${printable(name)}${words.aside(scan.rows(grouped(rows)))}`,
    ...(found.length === 0 ? [] : align(found, head)),
    ...(without.length === 0 ? [] : [scan.nothing(without.map(printable).join(words.comma))]),
    '',
  ];
}

/** Behind the tables: what was not looked through. */
export function scanLines(words: Texts, lang: Lang, { tables, notices = [] }: Scanned): string[] {
  if (tables.length === 0) return [words.scan.empty];
  const left = notices.map((notice) => `△ ${noticeText(words, notice)}`);
  const lines = tables.flatMap((table) => tableLines(words, lang, table));
  return [...(left.length === 0 ? lines.slice(0, -1) : lines), ...left];
}
