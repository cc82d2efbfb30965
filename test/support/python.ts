// Runs a script of Python on a JSON value and gives the JSON value it answers with.
import { spawnSync } from 'node:child_process';

/** `python3` may be one that knows no packages of the system. */
const commands = ['python3', '/usr/bin/python3'] as const;

/** @throws Error if none has the module */
export function pythonWith(module: string): string {
  const found = commands.find((command) => spawnSync(command, ['-c', `import ${module}`]).status === 0);
  if (found === undefined)
    throw new Error(`no python3 here has the module ${module}: apt-get install python3-${module}`);
  return found;
}

export function askPython<Answer>(script: string, question: unknown, command = 'python3'): Answer {
  const run = spawnSync(command, ['-c', script], {
    input: JSON.stringify(question),
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    env: { ...process.env, PYTHONIOENCODING: 'utf-8' },
  });
  if (run.status !== 0) throw new Error(run.stderr);
  return JSON.parse(run.stdout);
}
