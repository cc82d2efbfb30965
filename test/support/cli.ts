// The command line as its users run it: a process of its own, a passphrase in a file, an empty folder to work in.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../host/served.ts';
import { program } from './program.ts';

export type Ran = {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
  /** The document of `--json`; reading it fails unless standard output is exactly one. */
  // biome-ignore lint/suspicious/noExplicitAny: a document of any command
  readonly json: any;
};

export type RunOptions = {
  /** Instead of the desk's passphrase; undefined gives none at all. */
  readonly passphraseFile?: string | undefined;
  readonly env?: Record<string, string>;
  readonly cwd?: string;
  readonly stdin?: string;
  /** Runs as another user of the machine. */
  readonly uid?: number;
  /** Sees the process as soon as it runs, to signal or kill it. */
  readonly onStart?: (child: ChildProcess) => void;
};

function collect(stream: NodeJS.ReadableStream | null): () => string {
  const chunks: Buffer[] = [];
  stream?.on('data', (chunk: Buffer) => chunks.push(chunk));
  return () => Buffer.concat(chunks).toString();
}

/** Runs `handover ARGS`. The environment is this one without HANDOVER_… and with English as its language. */
export function handover(args: readonly string[], options: RunOptions = {}): Promise<Ran> {
  const inherited = Object.entries(process.env).filter(([name]) => !name.startsWith('HANDOVER_'));
  const passphrase = options.passphraseFile === undefined ? {} : { HANDOVER_PASSPHRASE_FILE: options.passphraseFile };
  const env = { ...Object.fromEntries(inherited), LANG: 'en_GB.UTF-8', ...passphrase, ...options.env };
  const user = options.uid === undefined ? {} : { uid: options.uid };
  return new Promise((done, fail) => {
    const [node, main] = program;
    const child = spawn(node, [main, ...args], {
      cwd: options.cwd ?? root,
      env,
      stdio: ['pipe', 'pipe', 'pipe'],
      ...user,
    });
    const [stdout, stderr] = [collect(child.stdout), collect(child.stderr)];
    child.on('error', fail);
    child.on('close', (code, signal) => {
      const said = stdout();
      done({
        code,
        signal,
        stdout: said,
        stderr: stderr(),
        get json() {
          return JSON.parse(said);
        },
      });
    });
    child.stdin.end(options.stdin ?? '');
    options.onStart?.(child);
  });
}

export interface Desk {
  readonly dir: string;
  readonly passphrase: string;
  readonly passphraseFile: string;
  path(...names: string[]): string;
  /** Runs in the desk's folder with its passphrase. */
  run(args: readonly string[], options?: RunOptions): Promise<Ran>;
  /** Runs with `--json` and gives the document. @throws with what was said, unless the command ends with 0 */
  // biome-ignore lint/suspicious/noExplicitAny: a document of any command
  done(args: readonly string[], options?: RunOptions): Promise<any>;
  clear(): Promise<void>;
}

/** A temporary folder with a passphrase file. */
export async function createDesk(passphrase = 'four plain words here'): Promise<Desk> {
  const dir = await mkdtemp(join(tmpdir(), 'handover-desk-'));
  const passphraseFile = join(dir, 'passphrase');
  await writeFile(passphraseFile, `${passphrase}\n`, { mode: 0o600 });
  const run = (args: readonly string[], options: RunOptions = {}) =>
    handover(args, { cwd: dir, passphraseFile, ...options });
  return {
    dir,
    passphrase,
    passphraseFile,
    path: (...names) => join(dir, ...names),
    run,
    async done(args, options) {
      const ran = await run([...args, '--json'], options);
      if (ran.code !== 0) throw new Error(`handover ${args.join(' ')}: ${ran.code}\n${ran.stdout}${ran.stderr}`);
      return ran.json;
    },
    clear: () => rm(dir, { recursive: true, force: true }),
  };
}
