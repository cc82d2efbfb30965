// The command line in this process, over an engine that keeps the contract but only writes down what it was asked.

import { basename } from 'node:path';
import { Readable, Writable } from 'node:stream';
import * as v from 'valibot';
import { commands } from '../../shared/cli/registry.ts';
import { type Host, runCommandLine } from '../../shared/cli/run.ts';
import { HandoverError } from '../../shared/domain/errors.ts';
import type { App, Ports } from '../../shared/engine/ports.ts';
import type { Handlers } from '../../shared/ipc/contract.ts';
import { type Channel, contract, type Input, type Output } from '../../shared/ipc/contract.ts';
import { createDispatcher } from '../../shared/ipc/dispatch.ts';

export type Answers = { readonly [C in Channel]?: (input: Input<C>, ports: Ports) => Output<C> | Promise<Output<C>> };
export type Call = { readonly channel: string; readonly input: Record<string, unknown> };

export const id = (digit: string) => digit.repeat(64);
const short = Array.from({ length: 8 }, (_, at) => `0481${at}`).join(' ');

export function party(name: string, digit: string, trust: 'self' | 'verified' | 'declared' = 'declared') {
  return { card: id(digit), name, suite: 'x25519', trust, short } as const;
}

export const me = party('王小店', '1', 'self');

/** Handles are shown as `<path>`, so that a test reads which file went where. */
function shown(value: unknown, paths: ReadonlyMap<string, string>): unknown {
  if (typeof value === 'string') return paths.has(value) ? `<${paths.get(value)}>` : value;
  if (Array.isArray(value)) return value.map((item) => shown(item, paths));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([, member]) => member !== undefined);
  return Object.fromEntries(entries.map(([name, member]) => [name, shown(member, paths)]));
}

function createRecorder(ports: Ports, answers: Answers, calls: Call[]): App {
  const paths = new Map<string, string>();
  const handler = (channel: Channel) => async (input: unknown) => {
    calls.push({ channel, input: shown(input, paths) as Record<string, unknown> });
    if (channel === 'vault.unlock' && answers[channel] === undefined) return { me };
    const answer = answers[channel] as ((given: unknown, host: Ports) => unknown) | undefined;
    if (answer === undefined) throw new HandoverError('usage', { member: channel });
    return answer(input, ports);
  };
  const channels = Object.keys(contract) as Channel[];
  const dispatch = createDispatcher(
    Object.fromEntries(channels.map((channel) => [channel, handler(channel)])) as unknown as Handlers,
    (error) => ports.onBug?.(error),
  );
  return {
    invoke: dispatch,
    async addFile(path) {
      const handle = `h${paths.size + 1}`;
      paths.set(handle, path);
      return { handle, name: basename(path) };
    },
    close: async () => {},
  };
}

function collector(): Writable & { text: string; isTTY?: boolean } {
  const stream = Object.assign(
    new Writable({
      write(chunk, _encoding, done) {
        stream.text += String(chunk);
        done();
      },
    }),
    { text: '' },
  );
  return stream;
}

export type Ran = {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
  /** The one document of `--json`. */
  readonly json: Record<string, never>;
  readonly calls: readonly Call[];
};

export type Setting = {
  readonly answers?: Answers;
  readonly env?: Record<string, string>;
  /** Called with the listener that Ctrl-C would call. */
  readonly onInterrupt?: (listener: () => void) => void;
};

/** Runs one command line; the passphrase comes from `passphraseFile` of the environment, if any. */
export async function record(args: readonly string[], { answers = {}, env = {}, onInterrupt }: Setting): Promise<Ran> {
  const calls: Call[] = [];
  const [stdout, stderr] = [collector(), collector()];
  const host: Host = {
    env,
    stdin: Readable.from([]),
    stdout,
    stderr,
    createApp: (ports) => createRecorder(ports, answers, calls),
    onInterrupt(listener) {
      onInterrupt?.(listener);
      return () => {};
    },
  };
  const code = await runCommandLine(args, host, commands);
  const json = args.includes('--json') ? JSON.parse(stdout.text) : {};
  return { code, stdout: stdout.text, stderr: stderr.text, json, calls };
}

/** Fails the test if an answer of its own does not keep the contract. */
export function checked<C extends Channel>(channel: C, value: Output<C>): Output<C> {
  v.parse(contract[channel].output, value);
  return value;
}
