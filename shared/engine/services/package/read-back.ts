// Reading a sealed file again once the stick was pulled and put back: what lies on the medium, not what the system still remembers.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { HandoverError } from '../../../domain/errors.ts';
import { errnoOf, fromErrno } from '../../files/errors.ts';
import type { Job } from '../../jobs.ts';
import { findCase } from '../../vault/stores/case-store.ts';
import { listPackages, putPackage } from '../../vault/stores/package-store.ts';
import type { Context, Service } from '../context.ts';
import { packageFactsOf, packageView } from './package-view.ts';

/** @throws unknown.case for a package that was not made here · digest · input.missing, io.*, cancelled */
export function readBack(context: Context): Service<'package.read_back'> {
  return ({ job, case: ref, package: id, file }) =>
    context.jobs.run(job, async (running) => {
      const vault = context.vault();
      const { caseUid } = findCase(vault.db, ref);
      const record = listPackages(vault.db, caseUid).find((one) => one.id === id && one.direction === 'made');
      const sealed = record === undefined ? {} : packageFactsOf(record);
      if (record === undefined || sealed.sha256 === undefined)
        throw new HandoverError('unknown.case', {}, { reason: 'package' });
      const path = context.files.path(file);
      const found = await digestOf(path, running);
      if (found !== sealed.sha256) throw new HandoverError('digest', { file: basename(path) });
      const read = { ...record, facts: { ...record.facts, read_back: vault.utc() } };
      vault.change('package', (db, log) => {
        putPackage(db, read);
        log({ act: 'read_back', caseUid, object: `package:${id}`, digest: id });
      });
      return { package: packageView(read) };
    });
}

async function digestOf(path: string, job: Job): Promise<string> {
  const where = { file: basename(path) };
  try {
    const { size } = await stat(path);
    const hash = createHash('sha256');
    let done = 0;
    for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20, signal: job.signal })) {
      hash.update(chunk);
      done += chunk.length;
      job.report('read_back', done, size, 'bytes');
    }
    return hash.digest('hex');
  } catch (error) {
    job.signal.throwIfAborted();
    if (errnoOf(error) === 'ENOENT') throw new HandoverError('input.missing', where, {}, { cause: error });
    throw fromErrno(error, where, 'read');
  }
}
