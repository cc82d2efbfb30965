// The options that belong to no single command: those of every command, and those that open a vault.
import type { Command, OptionSpec, OptionSpecs } from './command.ts';

export const everyCommand = {
  json: { kind: 'flag', help: { zh: '只输出一个 JSON 文档', en: 'print one JSON document and nothing else' } },
  lang: {
    kind: 'text',
    value: 'LANG',
    choices: ['zh', 'en'],
    help: { zh: '文字用中文或英文', en: 'language of the text: Chinese or English' },
  },
  quiet: { kind: 'flag', help: { zh: '不显示进度和提示', en: 'no progress and no hints' } },
  help: { kind: 'flag', help: { zh: '显示这条命令的用法', en: 'show how this command is used' } },
} as const satisfies OptionSpecs;

const vault = {
  kind: 'text',
  value: 'DIR',
  required: true,
  help: { zh: '资料箱所在的文件夹', en: 'folder of the vault' },
} as const satisfies OptionSpec;

const passphrase = {
  'passphrase-fd': {
    kind: 'integer',
    value: 'N',
    help: { zh: '从第 N 号文件描述符读口令', en: 'read the passphrase from file descriptor N' },
  },
  'passphrase-file': {
    kind: 'text',
    value: 'FILE',
    help: {
      zh: '从文件读口令；也可以用环境变量 HANDOVER_PASSPHRASE_FILE',
      en: 'read the passphrase from a file; or set HANDOVER_PASSPHRASE_FILE',
    },
  },
} as const satisfies OptionSpecs;

/** Opens a vault that is there already; a new one has its passphrase only. */
const recovery = {
  kind: 'flag',
  help: { zh: '读到的是恢复码，不是口令', en: 'what is read is the recovery code, not the passphrase' },
} as const satisfies OptionSpec;

/** The options that a command really takes, the vault first. */
export function optionsOf(command: Pick<Command, 'vault' | 'options'>): OptionSpecs {
  if (command.vault === 'none') return { ...command.options, ...everyCommand };
  const rest = command.vault === 'new' ? passphrase : { ...passphrase, recovery };
  const { required: _, ...maybeVault } = vault;
  return { vault: command.vault === 'optional' ? maybeVault : vault, ...command.options, ...rest, ...everyCommand };
}
