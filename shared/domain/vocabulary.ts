// The closed word lists of format 1 and of the program: what may stand in a file, a command and on a screen.

export const suites = ['hybrid', 'x25519'] as const;
export type Suite = (typeof suites)[number];

export const deals = ['D1', 'D2', 'D3', 'D4', 'D5', 'D6', 'D7', 'D8', 'D9'] as const;
export type Deal = (typeof deals)[number];

export const routes = ['company', 'notice22', 'consent23', 'entrust21'] as const;
export type Route = (typeof routes)[number];

/** The default legal route of a deal type; D4, D5 and D9 take the stricter reading. Source: the deal gate of the law notes, PIPL 21-23. */
export const routeOf = {
  D1: 'company',
  D2: 'notice22',
  D3: 'notice22',
  D4: 'consent23',
  D5: 'consent23',
  D6: 'consent23',
  D7: 'company',
  D8: 'entrust21',
  D9: 'consent23',
} as const satisfies Record<Deal, Route>;

export const packageKinds = ['trial', 'preview', 'full', 'supplement'] as const;
export type PackageKind = (typeof packageKinds)[number];

export const roles = ['buyer', 'holder', 'self', 'seller', 'witness'] as const;
export type Role = (typeof roles)[number];

export const trusts = ['self', 'verified', 'declared'] as const;
export type Trust = (typeof trusts)[number];

export const piClasses = ['C', 'G', 'M', 'N', 'S', 'S*'] as const;
export type PiClass = (typeof piClasses)[number];

export const actions = ['keep', 'drop', 'mask', 'token', 'generalise', 'round', 'band', 'shift', 'redact'] as const;
export type Action = (typeof actions)[number];

export const reasons = [
  'necessary',
  'ordered',
  'class_c',
  'sensitive',
  'unplaced',
  'score',
  'photo',
  'no_consent',
  'objected',
  'withdrawn',
  'expired',
  'minor',
  'no_contact',
  'deleted',
  'user',
  'trial',
] as const;
export type Reason = (typeof reasons)[number];

/** Reasons for which something sensitive may go. */
export const sensitiveReasons = ['necessary', 'ordered'] as const satisfies readonly Reason[];

/** Why a rule keeps a row back, in the order in which the first one that applies is taken as the reason. */
export const rowReasons = [
  'minor',
  'withdrawn',
  'objected',
  'no_consent',
  'expired',
  'no_contact',
] as const satisfies readonly Reason[];
export type RowReason = (typeof rowReasons)[number];

export const artefactKinds = [
  'card',
  'terms',
  'checkpoint',
  'witness',
  'release',
  'receipt',
  'paper',
  'cleanup',
  'cancellation',
  'restored',
  'compromise',
  'key_change',
] as const;
export type ArtefactKind = (typeof artefactKinds)[number];

/** The six cells of the seal strip: 备 告 封 证 收 清. */
export const stripCells = ['prepare', 'notify', 'seal', 'witness', 'receipt', 'cleanup'] as const;
export type StripCell = (typeof stripCells)[number];

export const cellStates = ['undone', 'doing', 'done', 'torn'] as const;
export type CellState = (typeof cellStates)[number];

/** What a job is doing, for a progress line. */
export const stages = ['read', 'import', 'seal', 'write', 'check', 'open', 'export', 'read_back', 'rehearse'] as const;
export type Stage = (typeof stages)[number];

/** Light or dark, or as the computer has it. */
export const looks = ['system', 'light', 'dark'] as const;
export type Look = (typeof looks)[number];

/** What a demo shows to hold. */
export const demoClaims = ['unchanged', 'signed', 'only_buyer', 'left_out', 'counts', 'signed_for', 'log'] as const;
export type DemoClaim = (typeof demoClaims)[number];

/** Where a demo leaves its files. */
export const demoPlaces = ['source', 'stick', 'export', 'seller', 'buyer', 'witness'] as const;
export type DemoPlace = (typeof demoPlaces)[number];
