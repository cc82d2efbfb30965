// The named steps at which a write may be cut short: a host passes nothing, a fault test passes a port that kills or refuses.

/** What `placeFile` writes, by the sort of file. */
export const fileWriters = ['keys', 'package', 'statement', 'export', 'identity', 'document'] as const;
export type FileWriter = (typeof fileWriters)[number];

const fileActions = ['create', 'write', 'sync', 'rename', 'folder'] as const;
type FileAction = (typeof fileActions)[number];

/** The spool of a package never gets a name or outlives its run: it is neither synced nor renamed. */
const spoolActions = ['create', 'write'] as const satisfies readonly FileAction[];
type SpoolAction = (typeof spoolActions)[number];

/** What is committed to a database, by the sort of change. */
export const commits = [
  'init',
  'attempts',
  'identity',
  'party',
  'case',
  'artefact',
  'package',
  'policy',
  'choices',
  'pending',
  'trial',
  'log',
  'data',
  'sweep',
  'stage',
  'blocks',
  'import',
  'correct',
  'delete',
  'mend',
  'measure',
  'replace',
  'deliver',
  'clear',
] as const;
export type Commit = (typeof commits)[number];

const sides = ['before', 'after'] as const;
type Side = (typeof sides)[number];

export type Step = `${FileWriter}.${FileAction}.${Side}` | `spool.${SpoolAction}.${Side}` | `${Commit}.commit.${Side}`;

/** Every step there is: the closed list that fault tests go through. */
export const stepNames: readonly Step[] = [
  ...fileWriters.flatMap((writer) =>
    fileActions.flatMap((action) => sides.map((side): Step => `${writer}.${action}.${side}`)),
  ),
  ...spoolActions.flatMap((action) => sides.map((side): Step => `spool.${action}.${side}`)),
  ...commits.flatMap((commit) => sides.map((side): Step => `${commit}.commit.${side}`)),
];

/** A port of the engine. Whatever `reach` throws is handled as if the step itself had failed so. */
export type Steps = { reach(name: Step): void };

export const noSteps: Steps = { reach() {} };
