import { describe, expect, test } from 'vitest';
import { sha256Hex } from '../../shared/format/hash.ts';
import { statementId } from '../../shared/format/statements/file.ts';
import { type PackageNode, pileOf } from '../../shared/format/statements/pile.ts';
import { logFindings, timeFindings } from '../../shared/format/statements/times.ts';
import {
  caseUid,
  examples,
  madeAt,
  packageId,
  receipt,
  signed,
  terms,
  termsId,
  witnessStatement,
} from '../support/statements.ts';

const node: PackageNode = {
  id: packageId,
  cards: [],
  case_uid: caseUid,
  holders: [],
  kind: 'full',
  made: madeAt(60),
  opening_sha256: packageId,
  terms: termsId,
};

describe('stated times', () => {
  const at = (minutes: number) => ({ ...receipt, made: madeAt(minutes) });
  const found = (minutes: number) => timeFindings(pileOf([signed(at(minutes))], [node]));

  test('an artefact may be older than its subject by 10 minutes, no more', () => {
    expect(found(60)).toEqual([]);
    expect(found(50)).toEqual([]);
    expect(found(49)).toEqual([
      { code: 'time', of: statementId(at(49)), other: packageId, reason: 'older-than-its-subject' },
    ]);
  });

  test('both files are named, statements and packages alike', () => {
    const old = { ...terms, made: madeAt(100) };
    const about = receipt.about.map((edge) => (edge.kind === 'terms' ? { ...edge, id: statementId(old) } : edge));
    const findings = timeFindings(pileOf([signed(old), signed({ ...at(10), about })], [node]));
    expect(findings.map(({ other }) => other).toSorted()).toEqual([packageId, statementId(old)].toSorted());
  });

  test('a recorded deviation widens the tolerance, on either side of the edge', () => {
    const slow = { ...witnessStatement, deviation_s: -600, made: madeAt(40) };
    expect(timeFindings(pileOf([signed(slow)], [node]))).toEqual([]);
    expect(timeFindings(pileOf([signed({ ...slow, deviation_s: -599 })], [node]))).toHaveLength(1);
    expect(timeFindings(pileOf([signed({ ...slow, deviation_s: 0 })], [node]))).toHaveLength(1);
  });

  test('a subject that is not there contradicts nothing', () => {
    expect(timeFindings(pileOf([signed(at(0))]))).toEqual([]);
  });
});

describe('checkpoints of one log', () => {
  const root = (n: number) => sha256Hex(new Uint8Array(n));
  const head = (minutes: number, size: number, n = size) =>
    signed({ ...examples['handover-checkpoint/1'], made: madeAt(minutes), root: root(n), size });
  const reasons = (...heads: ReturnType<typeof head>[]) => logFindings(pileOf(heads)).map(({ reason }) => reason);

  test('grow, or stay', () => {
    expect(reasons(head(1, 1), head(2, 1), head(3, 5), head(4, 900))).toEqual([]);
    expect(reasons(head(4, 900), head(2, 1), head(1, 1))).toEqual([]);
  });

  test('never fall', () => {
    expect(reasons(head(1, 5), head(2, 4))).toEqual(['shrunk']);
    expect(reasons(head(1, 5), head(2, 6), head(3, 4))).toEqual(['shrunk']);
  });

  test('made at one time have no order', () => {
    expect(reasons(head(1, 5), head(1, 4))).toEqual([]);
  });

  test('of one size have one root', () => {
    expect(reasons(head(1, 5, 1), head(2, 5, 2))).toEqual(['forked']);
    expect(reasons(head(1, 5, 1), head(1, 5, 2))).toEqual(['forked']);
  });

  test('name both, and leave other logs alone', () => {
    const [first, second] = [head(1, 5), head(2, 4)];
    const other = signed({ ...second.statement, log: 'ff'.repeat(16) });
    expect(logFindings(pileOf([first, other]))).toEqual([]);
    expect(logFindings(pileOf([first, second]))).toEqual([
      { code: 'log', of: statementId(second.statement), other: statementId(first.statement), reason: 'shrunk' },
    ]);
  });
});
