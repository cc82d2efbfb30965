// What a process asks of the system, as strace saw it: every program it starts, every file it opens to write, every byte it writes.
import { spawn } from 'node:child_process';
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';

export type Traced = {
  readonly status: number | null;
  readonly stdout: Buffer;
  readonly stderr: Buffer;
};

export type TraceOptions = {
  readonly log: string;
  /** Names or groups of system calls. */
  readonly calls: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
};

/** `-y`: descriptors with their paths; `-xx`: strings as hex; `-f`: all threads and children. */
export function traced(command: readonly string[], { log, calls, cwd, env }: TraceOptions): Promise<Traced> {
  const options = ['-f', '-y', '-xx', '-s', '100000000', '-e', `trace=${calls.join(',')}`, '-o', log, '--'];
  return run(['strace', ...options, ...command], cwd, env);
}

export function run(command: readonly string[], cwd: string, env: Readonly<Record<string, string>>): Promise<Traced> {
  const [program = '', ...args] = command;
  return new Promise((done, fail) => {
    const child = spawn(program, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
    const said = { stdout: [] as Buffer[], stderr: [] as Buffer[] };
    child.stdout.on('data', (chunk: Buffer) => said.stdout.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => said.stderr.push(chunk));
    child.on('error', fail);
    child.on('close', (status) =>
      done({ status, stdout: Buffer.concat(said.stdout), stderr: Buffer.concat(said.stderr) }),
    );
  });
}

export type Call = { readonly name: string; readonly args: string };

/** The calls of a log in their order. A call that was interrupted shows its arguments where it began. */
export async function* callsOf(log: string): AsyncGenerator<Call> {
  const lines = createInterface({ input: createReadStream(log, 'latin1'), crlfDelay: Number.POSITIVE_INFINITY });
  for await (const line of lines) {
    const found = /^\d+ +([a-z0-9_]+)\((.*)$/.exec(line);
    if (found !== null) yield { name: found[1] ?? '', args: found[2] ?? '' };
  }
}

function fromEscapes(text: string): Buffer {
  return Buffer.from(text.replaceAll('\\x', ''), 'hex');
}

/** All strings among the arguments. */
export function stringsOf({ args }: Call): Buffer[] {
  return [...args.matchAll(/"((?:\\x[0-9a-f]{2})*)"/g)].map(([, escaped = '']) => fromEscapes(escaped));
}

/** The path of the descriptor that stands first, such as `/tmp/a` or `pipe:[1]`. */
export function pathOf({ args }: Call): string {
  return fromEscapes(/^\d+<((?:\\x[0-9a-f]{2})*)>/.exec(args)?.[1] ?? '').toString();
}

export const writingCalls = ['write', 'pwrite64', 'writev', 'pwritev', 'pwritev2', 'sendto', 'sendmsg', 'sendmmsg'];
/** These move bytes without showing them; none is expected. */
export const blindCalls = ['sendfile', 'copy_file_range', 'splice', 'vmsplice', 'tee', 'process_vm_writev', 'ptrace'];
export const openingCalls = ['open', 'openat', 'openat2', 'creat'];

export type Activity = {
  /** What went through each path, in the order of writing. */
  readonly written: ReadonlyMap<string, Buffer>;
  /** Paths that were opened to be written or made. */
  readonly opened: ReadonlySet<string>;
  /** Arguments and environment of every program that was started. */
  readonly started: Buffer;
  readonly blind: readonly string[];
};

export async function activityOf(log: string): Promise<Activity> {
  const written = new Map<string, Buffer[]>();
  const opened = new Set<string>();
  const started: Buffer[] = [];
  const blind: string[] = [];
  for await (const call of callsOf(log)) {
    if (writingCalls.includes(call.name)) {
      const path = pathOf(call);
      written.set(path, [...(written.get(path) ?? []), ...stringsOf(call)]);
    } else if (openingCalls.includes(call.name) && /\bO_(?:WRONLY|RDWR|CREAT)\b/.test(call.args)) {
      opened.add(String(stringsOf(call)[0] ?? ''));
    } else if (call.name.startsWith('execve')) started.push(...stringsOf(call));
    else if (blindCalls.includes(call.name)) blind.push(call.name);
  }
  return {
    written: new Map([...written].map(([path, chunks]) => [path, Buffer.concat(chunks)])),
    opened,
    started: Buffer.concat(started.flatMap((one) => [one, Buffer.of(0)])),
    blind,
  };
}
