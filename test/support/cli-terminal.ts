// The command line at a real terminal: a pseudo-terminal of Python's, and a person who answers what is asked.
import { spawn } from 'node:child_process';
import { program } from './program.ts';

const terminal = `
import json, os, pty, sys
steps = [(a.encode(), b.encode()) for a, b in json.loads(sys.argv[1])]
pid, fd = pty.fork()
if pid == 0:
    os.execv(sys.argv[2], sys.argv[2:])
seen, start = b'', 0
while True:
    try:
        chunk = os.read(fd, 65536)
    except OSError:
        break
    if not chunk:
        break
    seen += chunk
    if steps and steps[0][0] in seen[start:]:
        start = len(seen)
        os.write(fd, steps.pop(0)[1])
_, status = os.waitpid(pid, 0)
sys.stdout.buffer.write(seen)
sys.stdout.flush()
sys.exit(os.waitstatus_to_exitcode(status) % 256)
`;

export type Talk = { readonly code: number | null; readonly screen: string };

/** Each step waits for its first text on the screen and then types its second; the screen holds all that was shown. */
export function talk(
  args: readonly string[],
  steps: readonly (readonly [string, string])[],
  cwd: string,
): Promise<Talk> {
  const { HANDOVER_PASSPHRASE_FILE: _, ...env } = process.env;
  return new Promise((done, fail) => {
    const child = spawn('python3', ['-c', terminal, JSON.stringify(steps), ...program, ...args], {
      cwd,
      env: { ...env, LANG: 'en_GB.UTF-8' },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const chunks: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.on('error', fail);
    child.on('close', (code) => done({ code, screen: Buffer.concat(chunks).toString() }));
  });
}
