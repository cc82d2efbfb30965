// The application's outermost layer: settings, requests, the place, and then the window.
import { QueryClientProvider } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { I18nProvider } from 'react-aria-components/I18nProvider';
import type { Lang } from '../../shared/domain/lang.ts';
import { PaperProvider } from '../paper/print.tsx';
import { setI18nLang } from './i18n.ts';
import { createQueryClient } from './queries.ts';
import { type Place, RouteContext } from './route.ts';
import { type Look, looks, readSetting, SessionContext, writeSetting } from './session.ts';
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

function useSessionValue(firstLang: Lang) {
  const [lang, setLang] = useState(firstLang);
  const [look, setLook] = useState(() => readSetting('look', looks, 'system'));
  const [savedAt, setSavedAt] = useState<Date>();
  const [drafts] = useState(() => new Map<string, unknown>());
  return useMemo(
    () => ({
      lang,
      look,
      savedAt,
      drafts,
      setLang(next: Lang) {
        writeSetting('lang', next);
        setLang(next);
      },
      setLook(next: Look) {
        writeSetting('look', next);
        setLook(next);
      },
      markSaved: () => setSavedAt(new Date()),
    }),
    [lang, look, savedAt, drafts],
  );
}

export function App({ lang }: { readonly lang: Lang }) {
  const [client] = useState(createQueryClient);
  const [place, go] = useState<Place>({ screen: 'start' });
  const session = useSessionValue(lang);
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
