// The trial envelope: six random digits sealed to the buyer, and the code that comes back.
import { randomInt } from 'node:crypto';
import { HandoverError } from '../../../domain/errors.ts';
import { utf8 } from '../../../format/bytes.ts';
import { sha256Hex } from '../../../format/hash.ts';
import { oneChunk } from '../../seal/seal-stream.ts';
import { findCase } from '../../vault/stores/case-store.ts';
import { listTrials, putTrial, tryTrialCode } from '../../vault/stores/trial-store.ts';
import type { Context, Service } from '../context.ts';
import { checkpointNow, makePackage } from '../package/seal-run.ts';
import { caseState } from './case-state.ts';

/** @throws blocked without a buyer's card */
export function makeTrial(context: Context): Service<'trial.make'> {
  return ({ case: ref, out }) =>
    context.jobs.run(`trial-${ref}`, async (job) => {
      const vault = context.vault();
      const record = findCase(vault.db, ref);
      if (record.role !== 'seller') throw new HandoverError('sign.not-named', {}, { role: record.role });
      const code = String(randomInt(1_000_000)).padStart(6, '0');
      const content = utf8(`${code}\n`);
      const file = {
        id: 'f00001',
        name: 'trial.txt',
        class: 'N',
        reason: 'trial',
        bytes: content.length,
        sha256: sha256Hex(content),
        open: () => oneChunk(content),
      } as const;
      const checkpoint = checkpointNow(context, vault, record.caseUid);
      const made = await makePackage(
        context,
        caseState(vault, record),
        checkpoint,
        {
          kind: 'trial',
          all: [],
          tables: [],
          files: [file],
          leftOutFiles: [],
          keep: (db, { id }) => putTrial(db, id, code),
        },
        job,
        context.files.path(out),
      );
      return { id: made.record.id, name: `${record.label}-trial-${made.record.seq}`, file: made.file };
    });
}

/** A wrong code counts, whatever comes after it; three end the trial. @throws trial.code if no trial is under way */
export function confirmTrial(context: Context): Service<'trial.confirm'> {
  return async ({ case: ref, code }) => {
    const vault = context.vault();
    const { caseUid } = findCase(vault.db, ref);
    const latest = listTrials(vault.db, caseUid).at(-1);
    if (latest === undefined) throw new HandoverError('trial.code', {}, { state: 'none', tries: 0 });
    const trial = vault.change('trial', (db, log) => {
      const tried = tryTrialCode(db, latest.packageId, code);
      const act = tried.state === 'passed' ? 'trial_passed' : 'trial_wrong_code';
      log({ act, caseUid, object: `package:${latest.packageId}`, digest: latest.packageId });
      return tried;
    });
    return { passed: trial.state === 'passed', tries_left: trial.triesLeft };
  };
}
