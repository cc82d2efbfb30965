// Says whether a cell tells how to get into somebody's home: that customer is to be asked again, and the code goes nowhere.
import { plain } from './normal-form.ts';
import type { ScanText } from './text.ts';

/** `无`, `-`, `否`: nothing is told. */
const nothing = /^(?:[\s\-—/.]*|无|没有|否|不需要|暂无|n\/?a|none|no)$/iu;

/** Somebody opens, or is asked: 按门铃, 敲门, 提前打电话, 找门卫登记. */
const somebodyOpens =
  /^(?:请|直接|到了|提前|进门)?(?:(?:按|摁)(?:一下)?门铃|敲门|(?:打|拨)?电话(?:联系|通知)?|(?:找|联系|请|叫)?(?:保安|门卫|前台|物业|管家|家里人|业主|客户)(?:登记|开门|下来接)?|(?:家里|家中)?(?:有人|常有人)(?:在家|开门)?|(?:客户|业主|老人|本人)?在家|(?:ring|knock|call)(?: (?:the )?(?:door|bell|doorbell|first|me))?)$/iu;

function needsNoCode(cell: string): boolean {
  return plain(cell)
    .split(/[,，;；。、/]+/u)
    .map((clause) => clause.trim())
    .filter((clause) => clause !== '')
    .every((clause) => somebodyOpens.test(clause));
}

/** @param pi what the column holds: in a column of door codes every cell is one, in a text it must be found */
export function holdsDoorCode(pi: string, cell: string, scan: ScanText): boolean {
  if (nothing.test(plain(cell)) || needsNoCode(cell)) return false;
  return pi === 'home_access' || scan(cell).some(({ type }) => type === 'home_access');
}
