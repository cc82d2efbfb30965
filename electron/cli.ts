// The command line of the packaged program. Its binary can't serve as Node (the RunAsNode fuse is off), so it starts here.
import { app } from 'electron';
import { startUtilityReader } from './reader-process.ts';

/** Runs one command with the words after `--cli` and ends the process with its exit code. */
export async function runCommandLine(words: readonly string[]): Promise<void> {
  try {
    const { runProcess } = await import('../shared/cli/process.ts');
    await runProcess(words, { startReader: startUtilityReader });
    app.exit(Number(process.exitCode ?? 0));
  } catch {
    app.exit(70);
  }
}
