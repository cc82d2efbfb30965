// Files on their way into the data box: brought in, taken up again, or read another way in place of the table they made.
import { useState } from 'react';
import type { Input, Output } from '../../../shared/ipc/contract.ts';
import type { FileRef } from '../../../shared/ipc/host-bridge.ts';
import { api } from '../../app/host.ts';
import { type Job, useJob } from '../../app/job.ts';
import type { ReadChoices } from '../../app/queries.ts';
import { useDraft } from '../../app/session.ts';

type Imported = Output<'import.run'>;

export type Comparison = Output<'table.compare'>;
type Given = Input<'import.run'>['files'][number];
/** One file as it is wanted: in place of the table it made, or a sheet of it for a table of its own. */
export type Reread = { readonly file: FileRef; readonly choices: ReadChoices } & Pick<Given, 'replaces' | 'seen'>;
type Wanted = readonly FileRef[] | Reread | 'resume';

export type Importing = {
  readonly job: Job<Wanted, Imported>;
  readonly refused: Imported['refused'];
  /** What was last brought, the refused files among it. */
  readonly brought: readonly FileRef[];
  /** Files that were read as a person had wanted it before. */
  readonly remembered: readonly string[];
  readonly newer: readonly Comparison[];
  /** Both tables stay: the question is answered. */
  keepBoth(comparison: Comparison): void;
  /** A comparison that a person asked for. */
  ask(comparison: Comparison): void;
  /** The file that a table came from, if it was picked in this window and no other of that name was. */
  sourceOf(name: string): FileRef | undefined;
  know(file: FileRef): void;
};

type Outcome = Pick<Imported, 'refused' | 'remembered'> & { readonly brought: readonly FileRef[] };

const nothing: Outcome = { refused: [], remembered: [], brought: [] };

function isReread(wanted: Wanted): wanted is Reread {
  return wanted !== 'resume' && 'choices' in wanted;
}

function filesOf(wanted: Exclude<Wanted, 'resume'>): Input<'import.run'>['files'] {
  if (!isReread(wanted)) return wanted.map(({ handle }) => ({ file: handle }));
  const { file, choices, replaces, seen } = wanted;
  return [{ file: file.handle, ...choices, replaces, seen }];
}

/** Files of which nothing came in: of others a table may have been refused. */
function keptOut({ refused, tables }: Imported): ReadonlySet<string> {
  const taken = new Set(tables.map(({ source }) => source));
  return new Set(refused.map(({ file }) => file).filter((file) => !taken.has(file)));
}

/** Handles of picked files by name: how a file was read can be changed without asking for it again. */
function useSources(ref: string) {
  const [files, setFiles] = useDraft<readonly FileRef[]>(`sources ${ref}`, []);
  return {
    know: (more: readonly FileRef[], but: ReadonlySet<string>) =>
      setFiles([...files, ...more.filter(({ name }) => !but.has(name))]),
    choose: (file: FileRef) => setFiles([...files.filter(({ name }) => name !== file.name), file]),
    sourceOf(name: string) {
      const [first, ...others] = files.filter((file) => file.name === name);
      return others.length === 0 ? first : undefined;
    },
  };
}

export function useImport(ref: string): Importing {
  const [outcome, setOutcome] = useState(nothing);
  const [newer, setNewer] = useDraft<readonly Comparison[]>(`newer ${ref}`, []);
  const sources = useSources(ref);
  const others = ({ table }: Comparison) => newer.filter((item) => item.table !== table);
  const job = useJob(
    async (name, wanted: Wanted) => {
      setOutcome(nothing);
      const given = { job: name, case: ref };
      const done =
        wanted === 'resume'
          ? await api['import.resume'](given)
          : await api['import.run']({ ...given, files: filesOf(wanted) });
      const { refused, remembered } = done;
      const out = keptOut(done);
      setOutcome({ refused, remembered, brought: Array.isArray(wanted) ? wanted : [] });
      setNewer([...newer, ...done.newer]);
      if (Array.isArray(wanted)) sources.know(wanted, out);
      else if (isReread(wanted) && !out.has(wanted.file.name)) sources.choose(wanted.file);
      return done;
    },
    { saves: true },
  );
  return {
    job,
    ...outcome,
    newer,
    keepBoth: (comparison) => setNewer(others(comparison)),
    ask: (comparison) => setNewer([...others(comparison), comparison]),
    sourceOf: sources.sourceOf,
    know: sources.choose,
  };
}
