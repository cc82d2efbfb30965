// A case as text: who, what, how far it is, and what is still missing.

import { type Gate, gates } from '../../domain/gates.ts';
import type { Lang } from '../../domain/lang.ts';
import type { CellState } from '../../domain/vocabulary.ts';
import { gateWords } from '../../domain/words/gate-text.ts';
import type { Output } from '../../ipc/contract.ts';
import { accountLines, accountTotal, waitingLines } from './account.ts';
import { align, pairs, table } from './layout.ts';
import { fullName } from './party.ts';
import { attachmentLine, importTable } from './tables.ts';
import type { Texts } from './zh.ts';

type CaseView = Output<'case.show'>;
type Summary = Output<'case.list'>['cases'][number];
type Missing = CaseView['missing'];

const signs = { undone: '○', doing: '◐', done: '■', torn: '✕' } as const satisfies Record<CellState, string>;

/** `■ 准备  ◐ 封存  ○ 见证 …`: the seal strip in one line. */
export function stripLine(words: Texts, strip: CaseView['strip']): string {
  return strip.map(({ cell, state }) => `${signs[state]} ${words.words.cell[cell]}`).join('  ');
}

export function caseTable(words: Texts, cases: readonly Summary[]): string[] {
  const { label, title, ours, seller, buyer, progress, none } = words.case;
  if (cases.length === 0) return [none];
  const rows = cases.map((one) => [
    one.case,
    one.title,
    words.words.role[one.role],
    one.seller,
    one.buyer,
    stripLine(words, one.strip),
  ]);
  return table([label, title, ours, seller, buyer, progress], rows);
}

/** Each missing thing, and the command that mends it. */
export function missingLines(lang: Lang, missing: Missing): string[] {
  return missing.flatMap(({ gate, command }) => {
    const known = Object.hasOwn(gates, gate) ? gateWords[lang][gate as Gate] : undefined;
    const mend = known === undefined ? '' : `${known.mend}  `;
    return [`△ ${known?.missing ?? gate}`, `  ${mend}→ handover ${command}`];
  });
}

function facts(words: Texts, view: CaseView): string[] {
  const { case: text, words: known } = words;
  const trial = `${known.trial[view.trial.state]}${
    view.trial.state === 'made' ? words.aside(text.triesLeft(view.trial.tries_left)) : ''
  }`;
  return pairs([
    [text.label, view.case],
    [text.title, view.title],
    [text.ours, known.role[view.role]],
    [text.deal, view.deal && known.deal[view.deal]],
    [text.route, view.route && known.route[view.route]],
    [text.ground, view.ground && `${view.ground.article}${words.colon}${view.ground.text}`],
    [text.cutoff, view.cutoff],
    [
      text.number,
      view.safety_number && `${view.safety_number}  ${known.trust[view.verified ? 'verified' : 'declared']}`,
    ],
    [text.terms, known.terms[view.terms.state]],
    [text.trial, trial],
    [text.progress, stripLine(words, view.strip)],
  ]);
}

function block(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ['', title, ...lines.map((line) => `  ${line}`.trimEnd())];
}

/** The whole case. */
export function caseLines(words: Texts, lang: Lang, view: CaseView): string[] {
  const { case: text, words: known } = words;
  const parties = view.parties.map((party) => [
    known.role[party.role],
    fullName(words, party),
    known.trust[party.trust],
  ]);
  const packages = view.packages.map((one) => [
    one.name,
    known.kind[one.kind],
    words.package.direction[one.direction],
    one.short,
  ]);
  const artefacts = view.artefacts.map((one) => [
    known.artefact[one.kind],
    one.complete ? text.complete : text.incomplete,
    one.id,
  ]);
  return [
    ...facts(words, view),
    ...block(text.parties, align(parties)),
    ...block(text.tables, [
      ...importTable(words, view.tables),
      ...accountTotal(words, view.account),
      ...accountLines(words, view.tables),
      ...attachmentLine(words, view.attachments),
      ...waitingLines(words, view.account),
    ]),
    ...block(text.packages, align(packages)),
    ...block(text.artefacts, align(artefacts)),
    ...block(text.missing, missingLines(lang, view.missing)),
  ];
}
