// What a person can choose besides the action itself: the forms of a mask with what each shows, and the levels to make a value coarser to.
import type { Action } from '../../domain/vocabulary.ts';
import type { Shows } from '../../domain/words/redaction-words.ts';
import { type GeneraliseTo, levelsOf } from './generalise.ts';
import { type MaskForm, maskFormsOf, maskOf } from './masks.ts';

export interface Choices {
  readonly masks: { form: MaskForm; shows: Shows }[];
  readonly levels: GeneraliseTo[];
}

/** The usual one first; none for an action that is not among those allowed. */
export function choicesOf(pi: string, allowed: readonly Action[]): Choices {
  const forms = allowed.includes('mask') ? maskFormsOf(pi) : [];
  return {
    masks: forms.map((form) => ({ form, shows: maskOf(pi, form).shows })),
    levels: allowed.includes('generalise') ? [...levelsOf(pi)] : [],
  };
}
