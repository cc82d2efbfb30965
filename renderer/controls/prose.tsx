// A sentence as it is set: no gap inside U盘, which is one word, though text-autospace sees a letter and a character.
import type { ReactNode } from 'react';
import text from '../style/text.module.css';

export function Prose({ children }: { readonly children: string }): ReactNode {
  if (!children.includes('U盘')) return children;
  return children.split(/(U盘)/).map((part, index) =>
    part === 'U盘' ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: parts of a sentence have a place
      <span key={index} className={text.nb}>
        {part}
      </span>
    ) : (
      part
    ),
  );
}
