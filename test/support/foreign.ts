// Other people's programs, as a sceptic would use them: bash with nothing but the system's own tools, age at a terminal, Python's csv.
import { spawnSync } from 'node:child_process';

export type Ended = { readonly status: number | null; readonly stdout: string; readonly stderr: string };

/** Where Debian puts its programs: a copy of ours elsewhere is not found. */
const systemPath = '/usr/bin:/bin';

export function bash(script: string, folder: string, variables: Readonly<Record<string, string>> = {}): Ended {
  const env = { PATH: systemPath, HOME: folder, ...variables };
  const { status, stdout, stderr } = spawnSync('bash', ['-e', '-o', 'pipefail', '-c', script], {
    cwd: folder,
    env,
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

/** age asks for a passphrase at a terminal only: this gives it one, waits for the question and types. */
const atTerminal = `
import os, pty, sys
passphrase = sys.stdin.readline().encode()
pid, terminal = pty.fork()
if pid == 0:
    os.execvp("age", ["age", "-d", "-o", sys.argv[2], sys.argv[1]])
said, typed = b"", False
while True:
    try:
        data = os.read(terminal, 1024)
    except OSError:
        break
    if not data:
        break
    said += data
    if not typed and b"assphrase" in said:
        typed = True
        os.write(terminal, passphrase)
status = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
sys.stderr.buffer.write(said)
sys.exit(status)
`;

/** Opens a file that is sealed under a passphrase with age itself. @throws Error with what age said */
export function ageOpensWithPassphrase(file: string, passphrase: string, out: string): void {
  const { status, stderr } = python(atTerminal, [file, out], `${passphrase}\n`);
  if (status !== 0) throw new Error(`age: ${status}\n${stderr}`);
}

/** Runs a Python program; its standard output and how it ended. */
export function python(program: string, args: readonly string[], stdin = ''): Ended {
  const { status, stdout, stderr } = spawnSync('python3', ['-c', program, ...args], {
    input: stdin,
    encoding: 'utf8',
    maxBuffer: 1024 ** 3,
  });
  return { status, stdout, stderr };
}

const readCsv = `
import csv, json, sys
csv.field_size_limit(2**31 - 1)
rows = []
for name in sys.argv[1:]:
    with open(name, encoding="utf-8", errors="strict", newline="") as file:
        rows.append(list(csv.reader(file, strict=True)))
json.dump(rows, sys.stdout)
`;

/** Each file as Python's csv module reads it. */
export function csvByPython(files: readonly string[]): string[][][] {
  const { status, stdout, stderr } = python(readCsv, files);
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout);
}
