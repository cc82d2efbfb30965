// i18next with both languages bundled: nothing is loaded, and a key that does not exist does not compile.
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Lang } from '../../shared/domain/lang.ts';
import { en } from '../words/en.ts';
import { zh } from '../words/zh.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation';
    resources: { translation: typeof zh };
    interpolationPrefix: '{';
    interpolationSuffix: '}';
  }
}

/** React escapes what it shows, so values are put in as they are. */
export function startI18n(lang: Lang): void {
  void i18next.use(initReactI18next).init({
    lng: lang,
    fallbackLng: false,
    initAsync: false,
    resources: { zh: { translation: zh }, en: { translation: en } },
    interpolation: { prefix: '{', suffix: '}', escapeValue: false, skipOnVariables: true },
  });
}

export function setI18nLang(lang: Lang): void {
  void i18next.changeLanguage(lang);
}
