// A statement as the person who signs it reads it: sections of labelled lines, in either language.

import { articleName } from '../../../domain/grounds.ts';
import type { Lang } from '../../../domain/lang.ts';
import { labels } from '../../../domain/words/labels.ts';
import { type StatementWords, statementWords } from '../../../domain/words/statement-words.ts';
import { fill } from '../../../domain/words/template.ts';
import { shortForm } from '../../../format/numbers.ts';
import { isOf, statementId } from '../../../format/statements/file.ts';
import type { Card, Checkpoint, Receipt, StatementFile, Terms } from '../../../format/statements/types.ts';
import type { Output } from '../../../ipc/contract.ts';

export type Section = Output<'statement.show'>['sections'][number];
type Line = Section['lines'][number];

/** The name that stands on a card, if the card is known here. */
export type NameOfCard = (id: string) => string | undefined;

type Reading = { readonly lang: Lang; readonly words: StatementWords; readonly nameOf: NameOfCard };

export function sheetOf(file: StatementFile, lang: Lang, nameOf: NameOfCard): Section[] {
  const reading = { lang, words: statementWords[lang], nameOf };
  return [...contentOf(file, reading), paperOf(file, reading)];
}

function contentOf(file: StatementFile, reading: Reading): Section[] {
  if (isOf('terms', file)) return termsSections(file.statement, reading);
  if (isOf('card', file)) return [cardSection(file.statement, reading)];
  if (isOf('receipt', file)) return [receiptSection(file.statement, reading)];
  if (isOf('checkpoint', file)) return [checkpointSection(file.statement, reading)];
  return [];
}

/** Lines without a value are left out. */
function lines(...given: readonly (readonly [label: string, value: string | undefined])[]): Line[] {
  return given.flatMap(([label, value]) => (value === undefined || value === '' ? [] : [{ label, value }]));
}

function called(id: string | undefined, { words, nameOf }: Reading): string | undefined {
  if (id === undefined) return undefined;
  return nameOf(id) ?? fill(words.unknownCard, { short: shortForm(id) });
}

function termsSections(terms: Terms, reading: Reading): Section[] {
  const { words, lang } = reading;
  const known = labels[lang];
  const signer = (role: 'seller' | 'buyer') => called(terms.signers.find((one) => one.role === role)?.card, reading);
  const many = (texts: readonly string[]) => texts.join('\n');
  return [
    {
      title: words.parties,
      lines: lines(
        [words.seller, signer('seller')],
        [words.buyer, signer('buyer')],
        [words.holder, many(terms.holders.map((id) => called(id, reading) ?? ''))],
        [words.witness, many(terms.witnesses.map(({ name }) => name))],
        [words.label, terms.label],
        [words.deal, known.deal[terms.deal]],
        [words.route, known.route[terms.route]],
        [words.ground, `${articleName(terms.ground.article, lang)}\n${terms.ground.text}`],
        [words.cutoff, terms.cutoff],
        [words.dead, terms.dead_date],
        [words.abroad, terms.cross_border ? words.yes : undefined],
      ),
    },
    { title: words.use, lines: lines([words.purposes, many(terms.purposes)], [words.retention, terms.retention]) },
    {
      title: words.how,
      lines: lines(
        [words.method, terms.method],
        [words.failure, terms.failure],
        [words.conditions, many(terms.conditions)],
        [words.declared, terms.declared_ok ? words.declaredOk : words.declaredNot],
        [words.suite, known.suite[terms.suite]],
        ...terms.contacts.map(
          ({ card, contact }) => [fill(words.contact, { name: called(card, reading) ?? '' }), contact] as const,
        ),
      ),
    },
  ];
}

function cardSection(card: Card, { words, lang }: Reading): Section {
  return {
    title: words.card,
    lines: lines(
      [words.name, card.name],
      [words.organisation, card.organisation],
      [words.uscc, card.uscc],
      [words.suite, labels[lang].suite[card.suite]],
    ),
  };
}

function receiptSection(receipt: Receipt, { words, lang }: Reading): Section {
  const both = (counts: { expected: string | number; found: string | number }) => fill(words.expectedFound, counts);
  return {
    title: words.receipt,
    lines: lines(
      [words.result, labels[lang].result[receipt.result]],
      ...receipt.tables.map((table) => [fill(words.table, { id: table.id }), both(table)] as const),
      ...receipt.totals.map(
        (total) => [fill(words.total, { id: total.table, column: total.column }), both(total)] as const,
      ),
      [words.files, both(receipt.files)],
      [words.lists, receipt.lists_imported ? words.yes : undefined],
      [words.defects, receipt.defects.join('\n')],
      [words.cure, receipt.cure],
      [words.secondCopy, receipt.second_copy === 'opened' ? words.yes : words.no],
    ),
  };
}

function checkpointSection({ size, root }: Checkpoint, { words }: Reading): Section {
  return {
    title: words.checkpoint,
    lines: [...lines([words.logSize, String(size)]), { label: words.logRoot, value: root, code: true }],
  };
}

/** When it was written, who has signed, and its fingerprint: of every statement. */
function paperOf({ statement, signatures }: StatementFile, { words, lang }: Reading): Section {
  const id = statementId(statement);
  const signed = signatures.map(({ role }) => words[role]);
  return {
    title: words.paper,
    lines: [
      ...lines(
        [words.made, statement.made.utc.replace('T', ' ').replace('Z', ' UTC')],
        [words.signed, signed.length === 0 ? words.nobody : signed.join(lang === 'zh' ? '、' : ', ')],
      ),
      { label: words.short, value: shortForm(id), code: true },
      { label: words.id, value: id, code: true },
    ],
  };
}
