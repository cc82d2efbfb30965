// What has a short word: the members of the closed lists. One without a word does not compile.
import type {
  Action,
  ArtefactKind,
  CellState,
  Deal,
  PackageKind,
  PiClass,
  Reason,
  Role,
  Route,
  Stage,
  StripCell,
  Suite,
  Trust,
} from '../vocabulary.ts';

export type CheckLine = 'integrity' | 'signer' | 'authority' | 'recipient' | 'content';
export type Verdict = 'good' | 'bad' | 'open';

export type Labels = {
  readonly trust: Readonly<Record<Trust, string>>;
  readonly role: Readonly<Record<Role, string>>;
  readonly deal: Readonly<Record<Deal, string>>;
  readonly route: Readonly<Record<Route, string>>;
  readonly kind: Readonly<Record<PackageKind, string>>;
  readonly suite: Readonly<Record<Suite, string>>;
  readonly piClass: Readonly<Record<PiClass, string>>;
  readonly action: Readonly<Record<Action, string>>;
  readonly reason: Readonly<Record<Reason, string>>;
  readonly artefact: Readonly<Record<ArtefactKind, string>>;
  readonly cell: Readonly<Record<StripCell, string>>;
  readonly cellState: Readonly<Record<CellState, string>>;
  readonly stage: Readonly<Record<Stage, string>>;
  readonly terms: Readonly<Record<'absent' | 'draft' | 'signed_by_us' | 'signed_by_them' | 'complete', string>>;
  readonly trial: Readonly<Record<'none' | 'made' | 'passed' | 'failed', string>>;
  readonly line: Readonly<Record<CheckLine, Readonly<Record<Verdict, string>>>>;
  readonly lineName: Readonly<Record<CheckLine, string>>;
  readonly finding: Readonly<Record<'pass' | 'warn' | 'fail', string>>;
  readonly result: Readonly<Record<'final' | 'conditional' | 'refused', string>>;
};
