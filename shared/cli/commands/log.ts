// log: the record of what was done in a vault; checked, shown, written to a file.
import { exitCode } from '../../domain/errors.ts';
import type { Output } from '../../ipc/contract.ts';
import { command, type Engine, joined, type Result } from '../command.ts';
import { pairs, statedTime, table } from '../text/layout.ts';
import type { Texts } from '../text/zh.ts';

function entryTable(words: Texts, { entries }: Output<'log.show'>): string[] {
  const { time, operator, act, object } = words.log;
  const rows = entries.map((entry) => [
    String(entry.index),
    statedTime(entry.time),
    entry.operator,
    words.act(entry.act),
    entry.object,
  ]);
  return rows.length === 0 ? [] : table(['', time, operator, act, object], rows);
}

async function show(engine: Engine, words: Texts): Promise<Result> {
  const document = await engine.api['log.show']({});
  const facts = [words.log.size(document.size), ...pairs([[words.log.root, document.root]])];
  return { document, answer: [...entryTable(words, document), ...facts] };
}

async function verify(engine: Engine, words: Texts): Promise<Result> {
  const document = await engine.api['log.verify']({});
  const { good, size, root } = document;
  const answer = [words.log[good ? 'good' : 'bad'], words.log.size(size), ...pairs([[words.log.root, root]])];
  return { document, answer, exit: good ? exitCode.done : exitCode.checkFailed };
}

async function write(engine: Engine, words: Texts, out: string): Promise<Result> {
  const document = await engine.api['log.export']({ out: await engine.file(out) });
  return { document, answer: [], notes: [words.log.size(document.entries), words.file.written(out)] };
}

export const log = command({
  name: 'log',
  help: { zh: '看、核对、写出操作记录', en: 'show, check or write the log' },
  vault: 'required',
  options: {
    verify: { kind: 'flag', help: { zh: '核对前后是否连得上', en: 'check that the entries hold together' } },
    out: { kind: 'text', value: 'F', help: { zh: '写到哪个文件', en: 'file to write' } },
  },
  async run({ unlocked, values, words }) {
    const engine = await unlocked();
    const { verify: checked, out } = values;
    if (!checked && out === undefined) return show(engine, words);
    if (out === undefined) return verify(engine, words);
    if (!checked) return write(engine, words, out);
    const verified = await verify(engine, words);
    return joined(verified, await write(engine, words, out));
  },
});
