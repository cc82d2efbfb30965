// The statements of FORMAT.md 7.3 as types; what a type can't say is in the schemas.
import type { ArtefactKind, Deal, Role, Route, Suite } from '../../domain/vocabulary.ts';

/** `utc` is the stated time, `offset_min` the local offset -720..840. */
export type Made = { clock: 'host' | 'witness'; offset_min: number; utc: string };

/** `card` is absent in the signer of a card only, and there always. `key` is hex of 32 bytes. */
export type KeySigner = { card?: string; key: string; method: 'key'; role: Role };
export type PaperSigner = { card?: string; method: 'paper'; name: string; role: Role };
export type Signer = KeySigner | PaperSigner;

/** What an edge leads to: a package, or a statement by the word of its type. */
export type EdgeKind = 'package' | ArtefactKind;
export type Edge = { id: string; kind: EdgeKind };

type OfType<W extends ArtefactKind> = { about: Edge[]; made: Made; signers: Signer[]; type: `handover-${W}/1` };
type OfCase<W extends ArtefactKind> = OfType<W> & { case_uid: string };

export type Office = { kind: 'agent' | 'lawyer' | 'notary' | 'other'; licence?: string; name: string };

export type Card = OfType<'card'> & {
  formats: string[];
  name: string;
  organisation?: string;
  recipient: string;
  suite: Suite;
  uscc?: string;
};

export type Terms = OfCase<'terms'> & {
  conditions: string[];
  contacts: { card: string; contact: string }[];
  cross_border: boolean;
  cutoff: string;
  dead_date?: string;
  deal: Deal;
  declared_ok: boolean;
  failure: string;
  ground: { article: string; text: string };
  holders: string[];
  label: string;
  method: string;
  purposes: string[];
  recipient: string;
  retention: string;
  route: Route;
  suite: Suite;
  verifier_sha256?: string;
  witnesses: { card?: string; name: string; office: Office }[];
};

export type Checkpoint = OfCase<'checkpoint'> & { log: string; root: string; size: number };

export type Verdict = 'bad' | 'good' | 'open';

export type Witness = OfCase<'witness'> & {
  deviation_s: number;
  inner_sha256?: string;
  lines: { source: 'party' | 'program' | 'witness'; text: string; utc: string }[];
  media: string[];
  office: Office;
  photos: string[];
  place?: string;
  present: { id_last4?: string; name: string; role: 'buyer' | 'holder' | 'other' | 'seller' | 'witness' }[];
  register_no?: string;
  seals: string[];
  verdicts: { authority: Verdict; content: Verdict; integrity: Verdict; signer: Verdict };
  verifier_sha256?: string;
};

export type Release = OfCase<'release'> & {
  conditions: { evidence: string[]; met: boolean; text: string }[];
  decision: 'refuse' | 'release';
  inner?: string;
  inner_sha256: string;
  position: number;
  reason?: string;
};

export type Receipt = OfCase<'receipt'> & {
  cure?: string;
  defects: string[];
  files: { expected: number; found: number };
  lists_imported: boolean;
  opening?: string;
  result: 'conditional' | 'final' | 'refused';
  second_copy: 'none' | 'opened';
  tables: { expected: number; found: number; id: string }[];
  totals: { column: string; expected: string; found: string; table: string }[];
};

export type Paper = OfCase<'paper'> & {
  pages: number;
  role: Role;
  scan_bytes: number;
  scan_sha256: string;
  seal?: string;
  signed_by: string;
};

export type Cleanup = OfCase<'cleanup'> & {
  items: {
    count: number;
    method: 'declared' | 'delete' | 'destroy' | 'epoch' | 'overwrite';
    note?: string;
    result: 'done' | 'failed' | 'kept';
    what: 'backup' | 'medium' | 'other' | 'source' | 'vault';
  }[];
  kept: { basis: string; until?: string; what: string }[];
  not_covered: string[];
  waited_days: number;
};

export type Cancellation = OfCase<'cancellation'> & {
  duties: { action: 'destroy' | 'keep' | 'return'; by?: string; party: 'buyer' | 'holder' | 'seller'; what: string }[];
  reason: string;
};

export type Restored = OfCase<'restored'> & {
  log: string;
  lost?: string;
  old: { log: string; root: string; size: number };
  reason: string;
};

export type Compromise = OfCase<'compromise'> & {
  reason: string;
  since: string;
  what: 'key' | 'medium' | 'passphrase' | 'vault';
};

export type KeyChange = OfCase<'key_change'> & { old_lost: boolean; reason: string };

export type Statement =
  | Cancellation
  | Card
  | Checkpoint
  | Cleanup
  | Compromise
  | KeyChange
  | Paper
  | Receipt
  | Release
  | Restored
  | Terms
  | Witness;

/** `sshsig` is the armor text of the signature by `key`. */
export type Signature = { key: string; role: Role; sshsig: string };
export type StatementFile<S extends Statement = Statement> = { signatures: Signature[]; statement: S };

/** The statement of a word: `StatementOf<'terms'>` is `Terms`. */
export type StatementOf<W extends ArtefactKind> = Extract<Statement, { type: `handover-${W}/1` }>;
