// A sentence as it is set: no gap inside U盘, a date or the name of a file, though text-autospace sees a letter and a character.
import type { ReactNode } from 'react';
import text from '../style/text.module.css';

const together = /(U盘|(?:\d+年)?\d+月\d+日|[^\s“”]+\.[a-z]{2,8}(?![A-Za-z]))/;

export function Prose({ children }: { readonly children: string }): ReactNode {
  const parts = children.split(together);
  if (parts.length === 1) return children;
  return parts.map((part, index) =>
    index % 2 === 1 ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: parts of a sentence have a place
      <span key={index} className={part.includes('.') ? text.file : text.nb}>
        {part}
      </span>
    ) : (
      part
    ),
  );
}
