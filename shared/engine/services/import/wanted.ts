// One file to be brought in, as a person wanted it: kept in the vault until it is in, so that an import can be taken up again.
import * as v from 'valibot';
import { HandoverError } from '../../../domain/errors.ts';
import type { JsonObject } from '../../../format/json-file.ts';
import { readChoices, seenFile } from '../../../ipc/read-choices.ts';
import { tableId } from '../../../ipc/values.ts';
import type { LayoutChoice, ReadOptions } from '../../readers/options.ts';
import type { PendingFile } from '../../vault/stores/pending-store.ts';

const choices = v.strictObject(readChoices);
const wanted = v.strictObject({ ...readChoices, replaces: v.optional(tableId), seen: v.optional(seenFile) });

export type Choices = v.InferOutput<typeof choices>;
export type Wanted = v.InferOutput<typeof wanted>;

/** @throws vault.damaged */
export function wantedOf({ choices: kept }: Pick<PendingFile, 'choices'>): Wanted {
  const parsed = v.safeParse(wanted, kept);
  if (!parsed.success) throw new HandoverError('vault.damaged', {}, { reason: 'pending' });
  return parsed.output;
}

/** What was remembered for a shape; nothing if another program version kept it in another form. */
export function choicesOf(kept: JsonObject | undefined): Choices {
  const parsed = v.safeParse(choices, kept ?? {});
  return parsed.success ? parsed.output : {};
}

type Given<T> = { [K in keyof T]?: NonNullable<T[K]> };

/** Members that are there. */
function given<T extends object>(members: T): Given<T> {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as Given<T>;
}

export function isNothing(members: Wanted): boolean {
  return Object.keys(given(members)).length === 0;
}

/** What is said of the text of a file, which is read one way for all of its tables. */
export function textChoices({
  encoding,
  delimiter,
  quoting,
}: Choices): Given<Pick<Choices, 'encoding' | 'delimiter' | 'quoting'>> {
  return given({ encoding, delimiter, quoting });
}

export function layoutChoice({ header_row, header_rows, first_row, last_row }: Choices): LayoutChoice {
  return given({ headerRow: header_row, headerRows: header_rows, firstRow: first_row, lastRow: last_row });
}

export function readOptions(members: Choices): ReadOptions {
  return { ...given({ sheet: members.sheet }), ...textChoices(members), ...layoutChoice(members) };
}

/** For the vault: JSON without empty members. */
export function toKeep<T extends Wanted>(members: T): Given<T> & JsonObject {
  return given(members) as Given<T> & JsonObject;
}
