// Checking a package and opening it: two jobs over one picked file.
import { useEffect, useRef, useState } from 'react';
import type { Output } from '../../../shared/ipc/contract.ts';
import type { FileRef } from '../../../shared/ipc/host-bridge.ts';
import { api } from '../../app/host.ts';
import { type Job, useJob } from '../../app/job.ts';
import { useRoute } from '../../app/route.ts';

type Result = Output<'package.verify'>;

export type Checked = Result & {
  readonly file: FileRef;
  readonly signer: FileRef | undefined;
  /** The first line that fails. */
  readonly bad: Result['lines'][number] | undefined;
  readonly seconds: number;
  readonly at: Date;
};

type Wanted = { readonly file: FileRef; readonly signer: FileRef | undefined };

export type Verify = {
  readonly verify: Job<Wanted, Checked>;
  readonly checked: Checked | undefined;
  check(file: FileRef, signer?: FileRef): void;
  reset(): void;
};

/** `given` is checked at once: a person picked it on the screen before. */
export function useVerify(given: FileRef | undefined): Verify {
  const [checked, setChecked] = useState<Checked>();
  const verify = useJob(async (job, { file, signer }: Wanted) => {
    const begun = performance.now();
    const card = signer === undefined ? {} : { signer: signer.handle };
    const result = await api['package.verify']({ job, file: file.handle, ...card });
    const bad = result.lines.find((line) => line.result === 'bad');
    const seconds = Math.max(1, Math.round((performance.now() - begun) / 1000));
    const done = { ...result, file, signer, bad, seconds, at: new Date() };
    setChecked(done);
    return done;
  });
  const check = (file: FileRef, signer?: FileRef) => {
    setChecked(undefined);
    void verify.run({ file, signer });
  };
  const taken = useRef<string>(undefined);
  useEffect(() => {
    if (given === undefined || taken.current === given.handle) return;
    taken.current = given.handle;
    void verify.run({ file: given, signer: undefined });
  }, [given, verify]);
  return { verify, checked, check, reset: () => setChecked(undefined) };
}

export type OpeningJob = Job<FileRef, void> & { readonly begun: boolean };

/** Opens for good: verified once more while it opens; then on to the comparison. */
export function useOpening(): OpeningJob {
  const { go } = useRoute();
  const [begun, setBegun] = useState(false);
  const job = useJob(
    async (name, file: FileRef) => {
      setBegun(true);
      try {
        const opened = await api['package.open']({ job: name, file: file.handle });
        go({ screen: 'compare', case: opened.case_uid, openedBefore: opened.opened_before });
      } finally {
        setBegun(false);
      }
    },
    { saves: true },
  );
  return { ...job, begun };
}
