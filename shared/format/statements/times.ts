// Stated times and checkpoint sizes against each other (FORMAT.md section 3): what contradicts is found, what is merely late is not.
import { isOf } from './file.ts';
import type { Finding, Pile } from './pile.ts';
import type { Checkpoint, Made, Statement } from './types.ts';

const toleranceSeconds = 600;

/** Artefacts that are older than something they are about. */
export function timeFindings(pile: Pile): Finding[] {
  return [...pile.statements].flatMap(([of, { statement }]) =>
    statement.about.flatMap(({ id }): Finding[] => {
      const target = pile.packages.get(id) ?? pile.statements.get(id)?.statement;
      if (target === undefined) return [];
      const tolerance = toleranceSeconds + Math.max(deviation(statement), deviation(target));
      const isOlder = seconds(statement.made) < seconds(target.made) - tolerance;
      return isOlder ? [{ code: 'time', of, other: id, reason: 'older-than-its-subject' }] : [];
    }),
  );
}

/** The deviation of the host clock that a witness statement records, in seconds. */
function deviation(artefact: Pick<Statement, 'made'>): number {
  return 'deviation_s' in artefact && typeof artefact.deviation_s === 'number' ? Math.abs(artefact.deviation_s) : 0;
}

function seconds({ utc }: Made): number {
  return Date.parse(utc) / 1000;
}

type Head = { id: string; statement: Checkpoint };

/** Checkpoints of one log whose size falls with `made`, or whose roots differ at one size. */
export function logFindings(pile: Pile): Finding[] {
  const logs = new Map<string, Head[]>();
  for (const [id, file] of pile.statements) {
    if (!isOf('checkpoint', file)) continue;
    const { log } = file.statement;
    logs.set(log, [...(logs.get(log) ?? []), { id, statement: file.statement }]);
  }
  return [...logs.values()].flatMap(headFindings);
}

/** Equal times have no order, so the smaller comes first. */
function headFindings(heads: readonly Head[]): Finding[] {
  const sorted = heads.toSorted(
    (left, right) =>
      seconds(left.statement.made) - seconds(right.statement.made) || left.statement.size - right.statement.size,
  );
  return sorted.flatMap((later, index) => {
    const earlier = sorted.slice(0, index);
    const larger = earlier.find(({ statement }) => statement.size > later.statement.size);
    const forked = earlier.find(
      ({ statement }) => statement.size === later.statement.size && statement.root !== later.statement.root,
    );
    const findings: Finding[] = [];
    if (larger !== undefined) findings.push({ code: 'log', of: later.id, other: larger.id, reason: 'shrunk' });
    if (forked !== undefined) findings.push({ code: 'log', of: later.id, other: forked.id, reason: 'forked' });
    return findings;
  });
}
