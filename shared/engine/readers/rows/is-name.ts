// Whether a cell is the name of a person and nothing else. It loads the detector: only who needs it loads it.
import { findsIn } from '../../../data/detect/text.ts';

const longestName = 20;

export function isName(cell: string): boolean {
  const text = cell.trim();
  if (text === '' || text.length > longestName) return false;
  return findsIn(text).some(({ type, start, end }) => type === 'person_name' && start === 0 && end === text.length);
}
