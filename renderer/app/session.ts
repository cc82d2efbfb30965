// What belongs to the window as a whole: language, light or dark, when something was last saved, drafts.
import { createContext, useCallback, useContext, useState } from 'react';
import type { Lang } from '../../shared/domain/lang.ts';
import type { Look } from '../../shared/domain/vocabulary.ts';
import { en } from '../words/en.ts';
import type { Words } from '../words/shape.ts';
import { zh } from '../words/zh.ts';

export type Session = {
  readonly lang: Lang;
  readonly setLang: (lang: Lang) => void;
  readonly look: Look;
  readonly setLook: (look: Look) => void;
  readonly savedAt: Date | undefined;
  readonly markSaved: () => void;
  /** Unsent input by name; it outlives a change of screen and a lock, never the window. */
  readonly drafts: Map<string, unknown>;
};

export const SessionContext = createContext<Session | undefined>(undefined);

export function useSession(): Session {
  const session = useContext(SessionContext);
  if (session === undefined) throw new Error('no session');
  return session;
}

/** The words as a tree, for lists; sentences go through `t`. */
export function useWords(): Words<typeof zh> {
  return useSession().lang === 'zh' ? zh : en;
}

/** Like `useState`, but the draft is there again when the screen is. Never for a passphrase. */
export function useDraft<T>(name: string, initial: T): [T, (value: T) => void] {
  const { drafts } = useSession();
  const [value, setValue] = useState<T>(drafts.has(name) ? (drafts.get(name) as T) : initial);
  const keep = useCallback(
    (next: T) => {
      drafts.set(name, next);
      setValue(next);
    },
    [drafts, name],
  );
  return [value, keep];
}
