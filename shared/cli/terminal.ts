// The person at the terminal: questions go to standard error, so that standard output holds answers only.
import { createInterface, type Interface } from 'node:readline';
import { Writable } from 'node:stream';
import type { ReadStream } from 'node:tty';
import { HandoverError } from '../domain/errors.ts';

export interface Terminal {
  /** True if somebody is there to be asked. */
  readonly present: boolean;
  /** Asks for one line. @throws cancelled on Ctrl-C or at the end of input */
  ask(question: string): Promise<string>;
  /** Asks for one line that is not shown. @throws cancelled */
  askSecret(question: string): Promise<string>;
  say(line: string): void;
}

type Input = NodeJS.ReadableStream & Partial<Pick<ReadStream, 'isTTY'>>;
type Output = NodeJS.WritableStream & { readonly isTTY?: boolean };

function nowhere(): Writable {
  return new Writable({ write: (_chunk, _encoding, done) => done() });
}

function oneLine(reader: Interface): Promise<string> {
  return new Promise((answer, refuse) => {
    reader.once('line', answer);
    reader.once('SIGINT', () => refuse(new HandoverError('cancelled')));
    reader.once('close', () => refuse(new HandoverError('cancelled')));
  });
}

export function createTerminal(input: Input, output: Output): Terminal {
  const question = async (prompt: string, echo: Writable | Output): Promise<string> => {
    const reader = createInterface({ input, output: echo, terminal: true, historySize: 0, prompt });
    // Only now, when the terminal itself shows nothing any more.
    if (echo !== output) output.write(prompt);
    reader.prompt();
    try {
      return await oneLine(reader);
    } finally {
      reader.close();
      if (echo !== output) output.write('\n');
    }
  };
  return {
    present: input.isTTY === true && output.isTTY === true,
    ask: (prompt) => question(prompt, output),
    askSecret: (prompt) => question(prompt, nowhere()),
    say: (line) => void output.write(`${line}\n`),
  };
}
