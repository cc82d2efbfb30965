// scan: what personal information stands in the tables of a case, or in a file that is not brought in.
import type { Output } from '../../ipc/contract.ts';
import { type Context, command, type Values } from '../command.ts';
import { scanLines } from '../text/scan.ts';
import { usage } from '../usage.ts';

const options = {
  case: {
    kind: 'text',
    value: 'ID',
    help: { zh: '看一次交接里的表，不看文件', en: 'look through the tables of this case instead of a file' },
  },
} as const;

type ScanContext = Context<Values<typeof options>>;

async function scanned({ engine, unlocked, operands, values, vault }: ScanContext): Promise<Output<'scan.run'>> {
  const [path] = operands;
  const ref = values.case;
  if (ref === undefined) {
    if (path === undefined) throw usage('operand_missing', 'FILE');
    const started = await engine();
    const file = await started.file(path);
    return started.job((job) => started.api['scan.run']({ job, file }));
  }
  if (path !== undefined) throw usage('not_together', '--case FILE');
  if (vault === undefined) throw usage('option_missing', '--vault');
  const started = await unlocked();
  return started.job((job) => started.api['scan.run']({ job, case: ref }));
}

export const scan = command({
  name: 'scan',
  help: {
    zh: '逐行找个人信息：每一列里有什么、占多少、凭什么这么说',
    en: 'look for personal data in every row: what each column holds, how much, and why it is taken for that',
  },
  vault: 'optional',
  operands: { name: 'FILE', min: 0, max: 1 },
  options,
  async run(context) {
    const { words, lang, values } = context;
    const document = await scanned(context);
    return {
      document,
      answer: scanLines(words, lang, document),
      notes: [values.case === undefined ? words.scan.notKept : words.scan.kept],
    };
  },
});
