// The application's outermost layer: settings, requests, the place, and then the window.
import { QueryClientProvider } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { I18nProvider } from 'react-aria-components/I18nProvider';
import type { Lang } from '../../shared/domain/lang.ts';
import type { Look } from '../../shared/domain/vocabulary.ts';
import { PaperProvider } from '../paper/print.tsx';
import { api } from './host.ts';
import { setI18nLang } from './i18n.ts';
import { createQueryClient } from './queries.ts';
import { type Place, RouteContext } from './route.ts';
import { SessionContext } from './session.ts';
import { Window } from './window.tsx';

const dark = matchMedia('(prefers-color-scheme: dark)');

/** Light or dark on the root: the person's choice, else the computer's. */
function useTheme(look: Look): void {
  useEffect(() => {
    const apply = () => {
      const isDark = look === 'dark' || (look === 'system' && dark.matches);
      document.documentElement.dataset.theme = isDark ? 'dark' : 'light';
    };
    apply();
    dark.addEventListener('change', apply);
    return () => dark.removeEventListener('change', apply);
  }, [look]);
}

function useLanguage(lang: Lang): void {
  useEffect(() => {
    document.documentElement.lang = lang === 'zh' ? 'zh-CN' : 'en';
    document.title = lang === 'zh' ? '交接' : 'Handover';
    setI18nLang(lang);
  }, [lang]);
}

/** What a person chose on an earlier day, or what the computer speaks. */
export type Chosen = { readonly lang: Lang; readonly look: Look };

/** A choice that can't be kept still holds while the window is open. */
function keep(settings: Partial<Chosen>): void {
  void api['settings.set'](settings).catch(() => {});
}

function useSessionValue(chosen: Chosen) {
  const [lang, setLang] = useState(chosen.lang);
  const [look, setLook] = useState(chosen.look);
  const [savedAt, setSavedAt] = useState<Date>();
  const [drafts] = useState(() => new Map<string, unknown>());
  return useMemo(
    () => ({
      lang,
      look,
      savedAt,
      drafts,
      setLang(next: Lang) {
        keep({ lang: next });
        setLang(next);
      },
      setLook(next: Look) {
        keep({ look: next });
        setLook(next);
      },
      markSaved: () => setSavedAt(new Date()),
    }),
    [lang, look, savedAt, drafts],
  );
}

export function App({ chosen }: { readonly chosen: Chosen }) {
  const [client] = useState(createQueryClient);
  const [place, go] = useState<Place>({ screen: 'start' });
  const session = useSessionValue(chosen);
  useTheme(session.look);
  useLanguage(session.lang);
  const route = useMemo(() => ({ place, go }), [place]);
  return (
    <SessionContext value={session}>
      <QueryClientProvider client={client}>
        <I18nProvider locale={session.lang === 'zh' ? 'zh-CN' : 'en-GB'}>
          <RouteContext value={route}>
            <PaperProvider>
              <Window />
            </PaperProvider>
          </RouteContext>
        </I18nProvider>
      </QueryClientProvider>
    </SessionContext>
  );
}
