// The command line of this process: its streams and signals in, an exit code out. A packaged program calls it too.
import process from 'node:process';
import { exitCode } from '../domain/errors.ts';
import { program } from '../domain/program.ts';
import type { Ports } from '../engine/ports.ts';
import type { Host } from './run.ts';

/** What a program that packs this one up brings along. */
export type Brought = Pick<Ports, 'startReader'>;

function hostOf(brought: Brought): Host {
  return {
    env: process.env,
    stdin: process.stdin,
    stdout: process.stdout,
    stderr: process.stderr,
    createApp: async (ports) => (await import('../engine/app.ts')).createApp({ ...ports, ...brought }),
    onInterrupt(listener) {
      process.on('SIGINT', listener).on('SIGTERM', listener);
      return () => void process.off('SIGINT', listener).off('SIGTERM', listener);
    },
  };
}

/** Asked before anything else is loaded; behind `--` it would be a file name. */
function asksVersion(args: readonly string[]): boolean {
  const end = args.indexOf('--');
  return (end < 0 ? args : args.slice(0, end)).includes('--version');
}

function version(json: boolean): number {
  process.stdout.write(`${json ? JSON.stringify({ version: program.version }) : program.version}\n`);
  return exitCode.done;
}

/** @returns the exit code */
async function runArguments(args: readonly string[], brought: Brought): Promise<number> {
  if (asksVersion(args)) return version(args.includes('--json'));
  const [{ runCommandLine }, { commands }] = await Promise.all([import('./run.ts'), import('./registry.ts')]);
  return runCommandLine(args, hostOf(brought), commands);
}

/** Runs one command line in this process and leaves the exit code to it. `args` starts with the command. */
export async function runProcess(args: readonly string[], brought: Brought = {}): Promise<void> {
  // A reader that goes away (`| head`) is no error of ours.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    process.exit(error.code === 'EPIPE' ? exitCode.done : exitCode.io);
  });
  // The message of an unknown error may hold anything, so only its kind is told.
  process.on('uncaughtException', (error: unknown) => {
    process.stderr.write(`bug: ${error instanceof Error ? error.name : typeof error}\n`);
    process.exit(exitCode.bug);
  });
  process.exitCode = await runArguments(args, brought);
}
