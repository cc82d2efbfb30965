// Words for the register and for the check of the computer: acts of the log, what `doctor` looks at. Unknown ones have one word for all.
import type { Lang } from './lang.ts';

const zh = {
  act: {
    init: '做好资料箱',
    card: '做好收件卡',
    case: '开始一次交接',
    settle: '改了交接的写法',
    declare: '收下一张收件卡',
    verify: '对过核对码',
    import: '放进资料',
    drop_table: '拿走一张表',
    drop_file: '拿走一个文件',
    correct: '改了一行',
    delete_rows: '删了行',
    policy: '改了交什么',
    add: '放进一份单据',
    sign: '签了一份单据',
    terms: '写了约定',
    trial: '做了试封袋',
    trial_passed: '六位数念对了',
    trial_wrong_code: '六位数念错了',
    seal: '封存',
    opened: '打开封存包',
    receipt: '签收',
    export: '导出资料',
    unlock_failed: '有人没能打开资料箱',
    attempts_damaged: '打开失败的记录有缺',
    export_identity: '写出了钥匙',
    restored: '从备份恢复',
    other: '别的事',
  },
  check: {
    epoch: '钥匙的新旧',
    settings: '加密的设置',
    pages: '资料箱的文件',
    log: '登记簿',
    cases: '每次交接的钥匙',
    tables: '表',
    files: '照片和文件',
    leftovers: '用剩的文件',
    modes: '别的用户能不能读到',
    synced_folder: '有没有传到网盘',
    space: '磁盘空间',
    other: '另一项',
  },
} as const satisfies Record<string, Record<string, string>>;

const en = {
  act: {
    init: 'made the data box',
    card: 'made the recipient card',
    case: 'began a handover',
    settle: 'changed a handover',
    declare: 'accepted a card',
    verify: 'compared the check number',
    import: 'brought in data',
    drop_table: 'took out a table',
    drop_file: 'took out a file',
    correct: 'changed a row',
    delete_rows: 'deleted rows',
    policy: 'changed what goes',
    add: 'brought in a paper',
    sign: 'signed a paper',
    terms: 'wrote the terms',
    trial: 'made a trial envelope',
    trial_passed: 'the six digits matched',
    trial_wrong_code: 'the six digits were wrong',
    seal: 'sealed',
    opened: 'opened a package',
    receipt: 'signed the receipt',
    export: 'wrote out data',
    unlock_failed: 'someone failed to unlock',
    attempts_damaged: 'the list of failed tries is damaged',
    export_identity: 'wrote out the key',
    restored: 'restored from a backup',
    other: 'something else',
  },
  check: {
    epoch: 'age of the key',
    settings: 'encryption settings',
    pages: 'files of the data box',
    log: 'register',
    cases: 'keys of each handover',
    tables: 'tables',
    files: 'photos and files',
    leftovers: 'left-over files',
    modes: 'can other users read it',
    synced_folder: 'copied to a cloud service',
    space: 'room on the disk',
    other: 'something else',
  },
} as const satisfies { [K in keyof typeof zh]: Record<keyof (typeof zh)[K], string> };

const words: Readonly<Record<Lang, Readonly<Record<keyof typeof zh, Readonly<Record<string, string>>>>>> = { zh, en };

/** A word with a tail (`export_xlsx`) that has no words of its own is told by its head. */
export function officeWord(list: keyof typeof zh, word: string, lang: Lang): string {
  const known = words[lang][list];
  const found = [word, word.replace(/_[a-z0-9]+$/, '')].find((name) => Object.hasOwn(known, name));
  return known[found ?? 'other'] ?? '';
}
