// Suggested file names: numbered in the order of the handover, both parties in the name, safe on every system.
import type { Lang } from '../../shared/domain/lang.ts';

const words = {
  zh: {
    card: '01 收件卡',
    terms: '02 约定',
    trial: '03 试封袋',
    preview: '看样',
    full: '04 封存包',
    receipt: '05 签收单',
    export: '客户资料',
    list: '名单',
    log: '登记簿',
    key: '我的钥匙',
  },
  en: {
    card: '01 recipient card',
    terms: '02 terms',
    trial: '03 trial envelope',
    preview: 'sample',
    full: '04 sealed package',
    receipt: '05 receipt',
    export: 'customer data',
    list: 'list',
    log: 'register',
    key: 'my key',
  },
} as const satisfies Record<Lang, Record<string, string>>;

const endings = {
  card: '.card',
  terms: '.terms',
  trial: '.handover',
  preview: '.handover',
  full: '.handover',
  receipt: '.receipt',
  export: '',
  list: '.xlsx',
  log: '.jsonl',
  key: '.age',
} as const;

export type FileKind = keyof typeof endings;

/** Signs that a file name can't have somewhere, and dots and spaces at either end. */
function safe(name: string): string {
  return name
    .normalize('NFC')
    .replace(/[\\/:*?"<>|\p{Cc}\p{Cf}]/gu, '')
    .replace(/^[. ]+|[. ]+$/g, '');
}

/** `04 封存包 上海甲禾保洁→北京乙舍家政.handover` */
export function suggestedName(kind: FileKind, who: readonly (string | undefined)[], lang: Lang): string {
  const parties = who
    .filter((name) => name !== undefined)
    .map((name) => safe(name).slice(0, 40))
    .filter((name) => name !== '')
    .join('→');
  return `${words[lang][kind]}${parties === '' ? '' : ` ${parties}`}${endings[kind]}`;
}

/** What a file is by its name's ending: only to choose the first thing to try, the engine goes by content. */
export function endingOf(name: string): string {
  return name.toLowerCase().match(/\.([a-z]+)(?:\.\d{3})?$/)?.[1] ?? '';
}
