// demo: a whole handover of a made-up company, with real files left behind.
import { resolve } from 'node:path';
import { exitCode } from '../../domain/errors.ts';
import { suites } from '../../domain/vocabulary.ts';
import { fill } from '../../domain/words/template.ts';
import type { DemoResult } from '../../engine/demo/run.ts';
import type { DemoStep } from '../../engine/demo/steps.ts';
import { command } from '../command.ts';
import type { DemoText } from '../text/demo-zh.ts';
import { align, grouped } from '../text/layout.ts';

function stepLine(text: DemoText, { step, facts }: DemoStep): string {
  const shown = Object.entries(facts).map(([name, fact]) => [name, typeof fact === 'number' ? grouped(fact) : fact]);
  return `■ ${fill(text.steps[step], Object.fromEntries(shown))}`;
}

function shownLines(text: DemoText, { proofs }: DemoResult): string[] {
  const rows = proofs.map(({ claim, holds, value }) => [
    holds ? `✓ ${text.holds}` : `⬣ ${text.fails}`,
    text.claims[claim],
    fill(text.checks[claim], { value }),
  ]);
  return [text.shown, ...align(rows)];
}

export const demo = command({
  name: 'demo',
  help: {
    zh: '演示：一家虚构公司的全程移交，文件留在 DIR（不写就是 handover-demo）',
    en: 'a whole handover of a made-up company, files left in DIR (handover-demo unless given)',
  },
  vault: 'none',
  operands: { name: 'DIR', min: 0, max: 1 },
  options: {
    suite: {
      kind: 'text',
      value: 'S',
      choices: suites,
      help: {
        zh: '加密方式；x25519 的包用 age 等通用工具也能打开',
        en: 'encryption; a package of x25519 opens with age and other common tools too',
      },
    },
  },
  async run({ operands, values, words, say }) {
    const { runDemo } = await import('../../engine/demo/run.ts');
    const { createApp } = await import('../../engine/app.ts');
    const folder = operands[0] ?? 'handover-demo';
    const text = words.demo;
    const result = await runDemo(folder, (step) => say(stepLine(text, step)), {
      createApp,
      suite: values.suite,
    });
    const holds = result.proofs.every((proof) => proof.holds);
    return {
      document: { ...result, holds },
      answer: ['', ...shownLines(text, result)],
      notes: ['', fill(text.where, { folder: resolve(folder) })],
      exit: holds ? exitCode.done : exitCode.checkFailed,
    };
  },
});
