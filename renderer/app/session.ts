// What belongs to the window as a whole: language, light or dark, when something was last saved, drafts.
import { createContext, useCallback, useContext, useState } from 'react';
import type { Lang } from '../../shared/domain/lang.ts';
import { en } from '../words/en.ts';
import type { Words } from '../words/shape.ts';
import { zh } from '../words/zh.ts';

export const looks = ['system', 'light', 'dark'] as const;
export type Look = (typeof looks)[number];

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

const settingNames = { lang: 'handover.lang', look: 'handover.look' } as const;

/** A setting of an earlier day; a page without storage simply forgets. */
export function readSetting<T extends string>(name: keyof typeof settingNames, allowed: readonly T[], otherwise: T): T {
  try {
    const found = localStorage.getItem(settingNames[name]);
    return allowed.find((item) => item === found) ?? otherwise;
  } catch {
    return otherwise;
  }
}

export function writeSetting(name: keyof typeof settingNames, value: string): void {
  try {
    localStorage.setItem(settingNames[name], value);
  } catch {
    // A page without storage keeps the setting while it is open.
  }
}
