// demo: a whole handover of a made-up company, with real files left behind.
import { command } from '../command.ts';

export const demo = command({
  name: 'demo',
  help: {
    zh: '演示：一家虚构公司的全程移交，文件留在 DIR',
    en: 'a whole handover of a made-up company, files left in DIR',
  },
  vault: 'none',
  operands: { name: 'DIR', min: 0, max: 1 },
  options: {},
  async run({ operands, words }) {
    const folder = operands[0] ?? 'handover-demo';
    return { document: {}, answer: [words.demo.where, folder] };
  },
});
