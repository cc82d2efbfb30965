// For some errors the command line can say more than the window: which option or command helps.
import type { ErrorCode } from '../../domain/errors.ts';
import { wayOutOf } from '../../domain/let-through.ts';
import type { Problem } from '../../domain/words/describe.ts';

export const zhHints = {
  containment: '本来就该有的：handover policy allow --stays 不交的列 --into 写着它的列 --reason necessary',
  'containment.change':
    '改写着它的那一列：handover policy set --column 写着它的列 --action redact --reason necessary（文字列），或 --action drop',
  'export.cell-too-long': '换一种格式：--format csv',
  'input.own-file': '收件卡：handover trust；别的单据：handover add；封存包：handover open',
  'package.untrusted': '说出应当是谁封的：--signer 收件卡，或 --allowed-signers 文件',
  'passphrase.missing': '用 --passphrase-file 文件、--passphrase-fd N，或在终端里输入。',
  'passphrase.wrong': '忘了口令：加 --recovery，改用恢复码打开。',
  'unknown.case': '有哪些交接：handover case list',
  'unknown.party': '名单：handover trust；也可以直接写收件卡文件。',
  'unknown.table': '有哪些表和列：handover policy show',
  'unknown.column': '有哪些表和列：handover policy show',
  'vault.missing': '新建资料箱：handover init',
} as const satisfies Partial<Record<ErrorCode | 'containment.change', string>>;

export type Hints = Readonly<Record<keyof typeof zhHints, string>>;

/** What was found by the search before sealing is let through or changed. */
function hintName(problem: Problem): string | undefined {
  if (problem.code !== 'containment') return problem.code;
  const way = wayOutOf(problem);
  return way === 'change' ? 'containment.change' : way && 'containment';
}

export function hintOf(hints: Hints, problem: Problem): string | undefined {
  const name = hintName(problem);
  return name !== undefined && Object.hasOwn(hints, name) ? hints[name as keyof Hints] : undefined;
}
