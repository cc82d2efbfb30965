// Precision and recall by type: a find is right if it has the label's type and covers at least half of what both cover together.
import type { Label, LabelledText } from './texts.ts';

export interface Measured {
  right: number;
  wrong: number;
  missed: number;
  readonly examples: string[];
}

const enoughShared = 0.5;

function agrees(found: Label, label: Label): boolean {
  const shared = Math.min(found.end, label.end) - Math.max(found.start, label.start);
  const together = Math.max(found.end, label.end) - Math.min(found.start, label.start);
  return found.type === label.type && shared / together >= enoughShared;
}

export const precision = ({ right, wrong }: Measured): number => (right + wrong === 0 ? 1 : right / (right + wrong));
export const recall = ({ right, missed }: Measured): number => (right + missed === 0 ? 1 : right / (right + missed));

export function measure(
  texts: readonly LabelledText[],
  scan: (text: string) => readonly Label[],
): Map<string, Measured> {
  const types = new Map<string, Measured>();
  const of = (type: string): Measured => {
    const measured = types.get(type) ?? { right: 0, wrong: 0, missed: 0, examples: [] };
    types.set(type, measured);
    return measured;
  };
  for (const { text, labels } of texts) {
    const found = scan(text);
    for (const label of labels) {
      const measured = of(label.type);
      if (found.some((find) => agrees(find, label))) measured.right += 1;
      else {
        measured.missed += 1;
        measured.examples.push(`missed ${text.slice(label.start, label.end)} in ${text}`);
      }
    }
    for (const find of found.filter((each) => !labels.some((label) => agrees(each, label)))) {
      const measured = of(find.type);
      measured.wrong += 1;
      measured.examples.push(`wrong ${text.slice(find.start, find.end)} in ${text}`);
    }
  }
  return types;
}
