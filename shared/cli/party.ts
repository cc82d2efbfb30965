// PARTY on the command line: a name in the trust list, the own name, or a card file.
import { stat } from 'node:fs/promises';
import { HandoverError } from '../domain/errors.ts';
import type { Engine, Party } from './command.ts';

const folded = (text: string) => text.normalize('NFC').trim().toLowerCase();
/** A short form without its spaces, so that it can be typed. */
const digits = (text: string) => text.replace(/\s/g, '');

/** The parties that a word may mean: by card id, by fingerprint, by name, by organisation, in this order. */
export function matching(word: string, parties: readonly Party[]): readonly Party[] {
  const wanted = folded(word);
  const tests: ((party: Party) => boolean)[] = [
    ({ card }) => /^[0-9a-f]{16,64}$/.test(wanted) && card.startsWith(wanted),
    ({ short }) => digits(short) === digits(wanted),
    ({ name }) => folded(name) === wanted,
    ({ organisation }) => organisation !== undefined && folded(organisation) === wanted,
  ];
  return tests.map((test) => parties.filter(test)).find((found) => found.length > 0) ?? [];
}

/** What tells two parties of one name apart: the first groups of their fingerprints. */
function candidate({ name, short, card }: Party): string {
  return `${name} ${short.split(' ').slice(0, 3).join(' ')} … (${card.slice(0, 16)})`;
}

function unknownParty(word: string, parties: readonly Party[]): HandoverError {
  return new HandoverError('unknown.party', { member: word }, { candidates: parties.map(candidate) });
}

async function isFile(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined))?.isFile() === true;
}

const refusals = { key_change: 'trust.key-change', same_key: 'trust.refused' } as const;

/** Puts a card file into the trust list as declared, unless it is known. @throws trust.key-change, trust.refused */
async function cardOfFile(engine: Engine, path: string, known: readonly Party[]): Promise<string> {
  const card = await engine.file(path);
  const { party, warning } = await engine.api['trust.add']({ card, accept: false });
  if (known.some((one) => one.card === party.card)) return party.card;
  if (warning !== undefined) throw new HandoverError(refusals[warning], { file: path });
  return (await engine.api['trust.add']({ card, accept: true })).party.card;
}

export type Resolver = (word: string) => Promise<string>;

/** @returns a function from PARTY to card id. It throws unknown.party with the candidates, if there are several or none, and input.missing for a card file. */
export async function partyResolver(engine: Engine & { readonly me: Party }): Promise<Resolver> {
  const { me } = engine;
  const { parties } = await engine.api['trust.list']({});
  const all = [me, ...parties.filter(({ card }) => card !== me.card)];
  return async (word) => {
    const found = matching(word, all);
    if (found.length > 1) throw unknownParty(word, found);
    if (found[0] !== undefined) return found[0].card;
    if (await isFile(word)) return cardOfFile(engine, word, all);
    if (/\.card$/i.test(word)) throw new HandoverError('input.missing', { file: word });
    throw unknownParty(word, all);
  };
}
