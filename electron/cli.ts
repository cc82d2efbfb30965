// The command line of the packaged program. Its binary can't serve as Node (the RunAsNode fuse is off), so it starts here.
import { app } from 'electron';

/** Runs one command with the words after `--cli` and ends the process with its exit code. */
export async function runCommandLine(words: readonly string[]): Promise<void> {
  process.argv.splice(1, process.argv.length, 'handover', ...words);
  try {
    await import('../shared/cli/main.ts');
    app.exit(Number(process.exitCode ?? 0));
  } catch {
    app.exit(70);
  }
}
