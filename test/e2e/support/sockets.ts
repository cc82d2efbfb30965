// The internet sockets of this process and all its children, read from /proc: none may ever be open.
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

const tables = ['tcp', 'tcp6', 'udp', 'udp6', 'raw', 'raw6'] as const;

function attempt<Value>(read: () => Value, otherwise: Value): Value {
  try {
    return read();
  } catch {
    return otherwise; // A process that has just ended.
  }
}

function parentOf(pid: string): string | undefined {
  // The command in parentheses may hold spaces; the parent is the second word after it.
  const stat = attempt(() => readFileSync(`/proc/${pid}/stat`, 'utf8'), '');
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1];
}

/** This process and everything that it started, down to the last child. */
export function family(pid: number = process.pid): string[] {
  const parents = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((child) => [child, parentOf(child)] as const);
  const found = [String(pid)];
  for (const member of found) found.push(...parents.filter(([, parent]) => parent === member).map(([child]) => child));
  return found;
}

/** inode → `tcp 0100007F:1F90 …`, of the network namespace of one process. */
function socketTable(pid: string): Map<string, string> {
  const sockets = new Map<string, string>();
  for (const table of tables) {
    const lines = attempt(() => readFileSync(`/proc/${pid}/net/${table}`, 'utf8'), '')
      .split('\n')
      .slice(1);
    for (const line of lines) {
      const words = line.trim().split(/\s+/);
      if (words[9] !== undefined) sockets.set(words[9], `${table} ${words[1]} ${words[2]}`);
    }
  }
  return sockets;
}

function socketsOf(pid: string): string[] {
  const table = socketTable(pid);
  const links = attempt(() => readdirSync(`/proc/${pid}/fd`), []).map((fd) =>
    attempt(() => readlinkSync(`/proc/${pid}/fd/${fd}`), ''),
  );
  const inodes = links.map((link) => /^socket:\[(\d+)\]$/.exec(link)?.[1]).filter((inode) => inode !== undefined);
  return inodes.flatMap((inode) => table.get(inode) ?? []).map((socket) => `${pid} ${socket}`);
}

/** `process table local remote` of every internet socket of the family; Linux only. */
export function internetSockets(): string[] {
  return family().flatMap(socketsOf);
}
