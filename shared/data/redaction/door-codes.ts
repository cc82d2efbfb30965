// Says whether a cell tells how to get into somebody's home: that customer is to be asked again, and the code goes nowhere.
import { findsIn } from '../detect/text.ts';
import { plain } from './normal-form.ts';

/** `无`, `-`, `否`: nothing is told. */
const nothing = /^(?:[\s\-—/.]*|无|没有|否|不需要|暂无|n\/?a|none|no)$/iu;

/** @param pi what the column holds: in a column of door codes every cell is one, in a text it must be found */
export function holdsDoorCode(pi: string, cell: string): boolean {
  if (nothing.test(plain(cell))) return false;
  return pi === 'home_access' || findsIn(cell).some(({ type }) => type === 'home_access');
}
