// The system's own dialogs, in the person's language. They give paths to the engine; the page sees handles.
import type { BrowserWindow, Dialog, FileFilter, OpenDialogOptions } from 'electron';
import type { Dialogs, PickPurpose } from '../shared/engine/ports.ts';

export type Lang = 'zh' | 'en';

const many: OpenDialogOptions['properties'] = ['openFile', 'multiSelections'];
const properties = {
  sources: many,
  artefacts: many,
  folder: ['openDirectory'],
  package: ['openFile'],
  card: ['openFile'],
} as const satisfies Record<PickPurpose, OpenDialogOptions['properties']>;

/** What can be read as tables, by the endings that such files usually have. */
const tables = [
  ...['xlsx', 'xls', 'xlsb', 'et', 'ods', 'csv', 'tsv', 'txt', 'html', 'htm', 'xml', 'json', 'jsonl'],
  ...['vcf', 'db', 'sqlite', 'mdb', 'accdb'],
];

const endings: Readonly<Partial<Record<PickPurpose, readonly string[]>>> = {
  sources: tables,
  package: ['handover'],
  card: ['card'],
};

const words = {
  zh: {
    sources: '客户表格',
    package: '封存包',
    card: '收件卡',
    artefacts: '单据',
    folder: '文件夹',
    any: '全部文件',
    file: '存到哪里',
  },
  en: {
    sources: 'Customer tables',
    package: 'Packages',
    card: 'Recipient cards',
    artefacts: 'Papers',
    folder: 'Folder',
    any: 'All files',
    file: 'Where to save it',
  },
} as const satisfies Record<Lang, Record<PickPurpose | 'any' | 'file', string>>;

/** The expected endings first; every file stays choosable, since people rename files. */
export function filtersOf(purpose: PickPurpose, lang: Lang): FileFilter[] {
  const any = { name: words[lang].any, extensions: ['*'] };
  const own = endings[purpose];
  return own === undefined ? [any] : [{ name: words[lang][purpose], extensions: [...own] }, any];
}

export function createDialogs(dialog: Dialog, window: () => BrowserWindow, lang: Lang): Dialogs {
  return {
    async pick(purpose) {
      const options: OpenDialogOptions = { title: words[lang][purpose], properties: [...properties[purpose]] };
      if (purpose !== 'folder') options.filters = filtersOf(purpose, lang);
      return (await dialog.showOpenDialog(window(), options)).filePaths;
    },
    async place(purpose, suggested) {
      if (purpose === 'file') {
        const chosen = await dialog.showSaveDialog(window(), { title: words[lang].file, defaultPath: suggested });
        return chosen.canceled ? undefined : chosen.filePath;
      }
      const chosen = await dialog.showOpenDialog(window(), {
        title: words[lang].file,
        properties: ['openDirectory', 'createDirectory'],
      });
      return chosen.filePaths[0];
    },
  };
}
