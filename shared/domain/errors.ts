// The one error class, and the closed list of codes with their exit codes: an unknown code does not compile.

/** Process exit codes of the command line. */
export const exitCode = {
  done: 0,
  checkFailed: 1,
  usage: 2,
  badInput: 3,
  wrongKey: 4,
  io: 5,
  bug: 70,
} as const;

/** Every code, and the exit code it ends a command with. The first group is that of FORMAT.md 7.13, in the order of the checks. */
export const errorCodes = {
  zip: exitCode.checkFailed,
  entries: exitCode.checkFailed,
  tagmanifest: exitCode.checkFailed,
  sig: exitCode.checkFailed,
  json: exitCode.checkFailed,
  version: exitCode.badInput,
  schema: exitCode.checkFailed,
  manifest: exitCode.checkFailed,
  bag: exitCode.checkFailed,
  digest: exitCode.checkFailed,
  card: exitCode.checkFailed,
  incomplete: exitCode.checkFailed,
  chain: exitCode.checkFailed,
  authority: exitCode.checkFailed,
  time: exitCode.checkFailed,
  log: exitCode.checkFailed,
  age: exitCode.checkFailed,
  recipient: exitCode.wrongKey,
  context: exitCode.checkFailed,
  key: exitCode.checkFailed,
  descriptor: exitCode.checkFailed,
  zstd: exitCode.checkFailed,
  csv: exitCode.checkFailed,
  trial: exitCode.checkFailed,
  'supplement.base': exitCode.checkFailed,
  'supplement.order': exitCode.checkFailed,
  'supplement.twice': exitCode.checkFailed,
  'package.superseded': exitCode.checkFailed,
  'package.contradiction': exitCode.checkFailed,
  'package.untrusted': exitCode.checkFailed,
  'package.not-ours': exitCode.checkFailed,

  'table.sealed': exitCode.checkFailed,
  blocked: exitCode.checkFailed,
  containment: exitCode.checkFailed,
  'trust.mismatch': exitCode.checkFailed,
  'trust.key-change': exitCode.checkFailed,
  'trust.refused': exitCode.checkFailed,
  'sign.not-named': exitCode.checkFailed,
  'trial.code': exitCode.checkFailed,
  'compare.missing': exitCode.checkFailed,
  cancelled: exitCode.checkFailed,

  usage: exitCode.usage,
  'unknown.case': exitCode.usage,
  'unknown.party': exitCode.usage,
  'unknown.table': exitCode.usage,
  'unknown.column': exitCode.usage,

  'input.missing': exitCode.badInput,
  'input.empty': exitCode.badInput,
  'input.folder': exitCode.badInput,
  'input.junk': exitCode.badInput,
  'input.kind': exitCode.badInput,
  'input.archive': exitCode.badInput,
  'input.lock-file': exitCode.badInput,
  'input.encoding': exitCode.badInput,
  'input.line-too-long': exitCode.badInput,
  'input.too-wide': exitCode.badInput,
  'input.bomb': exitCode.badInput,
  'input.password-protected': exitCode.badInput,
  'input.protected-by-company': exitCode.badInput,
  'input.damaged': exitCode.badInput,
  'input.unreadable': exitCode.badInput,
  'input.unfinished': exitCode.badInput,
  'input.half-copied': exitCode.badInput,
  'input.changed': exitCode.badInput,
  'input.changed-since': exitCode.badInput,
  'input.in-cloud': exitCode.badInput,
  'input.path-too-long': exitCode.badInput,
  'input.no-rows': exitCode.badInput,
  'input.twice': exitCode.badInput,
  'input.too-large': exitCode.badInput,
  'input.own-file': exitCode.badInput,
  'input.vault-folder': exitCode.badInput,
  'input.no-package': exitCode.badInput,
  'input.no-statement': exitCode.badInput,
  'input.no-card': exitCode.badInput,
  'export.cell-too-long': exitCode.badInput,

  'vault.missing': exitCode.badInput,
  'vault.exists': exitCode.badInput,
  'vault.not-empty': exitCode.badInput,
  'vault.foreign': exitCode.badInput,
  'vault.synced-folder': exitCode.badInput,
  'vault.locked': exitCode.usage,
  'vault.in-use': exitCode.io,
  'vault.damaged': exitCode.checkFailed,
  'keys.rollback': exitCode.checkFailed,
  'passphrase.wrong': exitCode.wrongKey,
  'passphrase.missing': exitCode.usage,
  'passphrase.weak': exitCode.usage,
  'recovery.wrong': exitCode.wrongKey,

  'io.full': exitCode.io,
  'io.gone': exitCode.io,
  'io.read-only': exitCode.io,
  'io.busy': exitCode.io,
  'io.exists': exitCode.io,
  'io.name-too-long': exitCode.io,
  'io.denied': exitCode.io,
  'io.read': exitCode.io,
  'io.write': exitCode.io,

  selftest: exitCode.checkFailed,
  bug: exitCode.bug,
} as const satisfies Record<string, number>;

export type ErrorCode = keyof typeof errorCodes;

/** The place an error speaks of. Names only, never a customer's value, a passphrase or a key. */
export type Where = {
  readonly file?: string;
  readonly entry?: string;
  readonly table?: string;
  readonly column?: string;
  readonly row?: number;
  readonly member?: string;
};

/** Small facts that a message may show: counts, limits, the names of what is missing. */
export type Facts = Readonly<Record<string, string | number | readonly string[]>>;

/** The only error that the product throws on purpose. `message` is for developers; users read `describeError`. */
export class HandoverError extends Error {
  override readonly name = 'HandoverError';
  readonly code: ErrorCode;
  readonly where: Where;
  readonly facts: Facts;

  constructor(code: ErrorCode, where: Where = {}, facts: Facts = {}, options?: ErrorOptions) {
    super([code, ...Object.entries(where).map(([key, value]) => `${key} ${value}`)].join(', '), options);
    this.code = code;
    this.where = where;
    this.facts = facts;
  }
}

/** Adds a place to an error on its way up, keeping what is already known. Other errors pass unchanged. */
export function locate(error: unknown, where: Where): unknown {
  if (!(error instanceof HandoverError)) return error;
  return new HandoverError(error.code, { ...where, ...error.where }, error.facts, { cause: error });
}
