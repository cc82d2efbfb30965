// Inspecting and verifying a package: the four verdicts, told as five plain lines; no vault is needed.
import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { HandoverError } from '../../../domain/errors.ts';
import type { ByteSource } from '../../../format/byte-source.ts';
import { fromUtf8 } from '../../../format/bytes.ts';
import { readPackage } from '../../../format/package/read.ts';
import type { VerifiedPackage } from '../../../format/package/read-types.ts';
import { readChunks } from '../../../format/package/source.ts';
import { isGood, type Trusting, type Verdicts, verdicts } from '../../../format/package/verdicts.ts';
import { readAllowedSigners } from '../../../format/statements/allowed-signers.ts';
import { statementId } from '../../../format/statements/file.ts';
import type { Output } from '../../../ipc/contract.ts';
import { toFailure } from '../../../ipc/dispatch.ts';
import type { Job } from '../../jobs.ts';
import { nodePrimitives } from '../../primitives.ts';
import { sm3Hash } from '../../sm3.ts';
import { listCases } from '../../vault/stores/case-store.ts';
import { papersOf, termsOfCase } from '../case/terms-of-case.ts';
import type { Context, Service } from '../context.ts';
import { readSmallFile } from '../files.ts';
import { readCardFile } from '../office/trust.ts';
import { packageFacts, readClearPart, trustedCards } from './package-facts.ts';
import { withPackage } from './package-source.ts';

type Verified = Output<'package.verify'>;
type Line = Verified['lines'][number];
type Given = Pick<Trusting, 'givenCards' | 'givenSigners'>;

export function inspectPackage(context: Context): Service<'package.inspect'> {
  return ({ file }) =>
    withPackage(context.files.path(file), async (source) =>
      packageFacts(await readClearPart(source), context.openVault()),
    );
}

export function verifyPackage(context: Context): Service<'package.verify'> {
  return ({ job, file, signer, allowed_signers: allowed }) =>
    context.jobs.run(job, (running) =>
      withPackage(context.files.path(file), async (source) => {
        const given = await givenSigners(context, signer, allowed);
        return verify(context, withProgress(source, running), given);
      }),
    );
}

async function givenSigners(context: Context, signer?: string, allowed?: string): Promise<Given> {
  const card = signer === undefined ? undefined : await readCardFile(context.files.path(signer));
  const list = allowed === undefined ? undefined : await readSmallFile(context.files.path(allowed));
  return {
    ...(card === undefined ? {} : { givenCards: [statementId(card.statement)] }),
    ...(list === undefined ? {} : { givenSigners: readAllowedSigners(fromUtf8(list)) }),
  };
}

/** What fails in the package is the result; what fails around it (a stick that was pulled) is an error. */
async function verify(context: Context, source: ByteSource, given: Given): Promise<Verified> {
  try {
    const read = await readPackage(source, { primitives: nodePrimitives, crc32 });
    const found = verdicts(read, { ...trusting(context, read), ...given });
    const facts = packageFacts(read, context.openVault());
    const good = isGood(found);
    const error = good ? {} : { error: whyNot(found) };
    return { good, lines: linesOf(found, facts.for_us), ...error, facts, ...(await custody(source)) };
  } catch (error) {
    if (!(error instanceof HandoverError) || !isVerdict(error)) throw error;
    return { good: false, lines: linesOfFailure(error), error: failureOf(error), ...(await custody(source)) };
  }
}

function isVerdict({ code }: HandoverError): boolean {
  return (
    !code.startsWith('io.') &&
    !code.startsWith('input.') &&
    code !== 'version' &&
    code !== 'cancelled' &&
    code !== 'bug'
  );
}

/** What this vault knows that bears on a package: trust, terms, papers. */
export function trusting(context: Context, read: Pick<VerifiedPackage, 'manifest'>): Trusting {
  const vault = context.openVault();
  const { case_uid: caseUid, cards } = read.manifest;
  const trusted = trustedCards(
    vault,
    caseUid,
    cards.map(({ id }) => id),
  );
  if (vault === undefined || !listCases(vault.db).some((known) => known.caseUid === caseUid)) return { trusted };
  const terms = termsOfCase(vault.db, caseUid);
  return { trusted, papers: papersOf(vault.db, caseUid), ...(terms === undefined ? {} : { terms: terms.file }) };
}

function whyNot({ signer, authority }: Verdicts): Verified['error'] {
  if (authority === 'bad') return failureOf(new HandoverError('authority'));
  if (authority === 'incomplete') return failureOf(new HandoverError('incomplete', {}, { reason: 'terms' }));
  return failureOf(new HandoverError('package.untrusted', {}, { signer }));
}

function failureOf(error: HandoverError): NonNullable<Verified['error']> {
  const { message: _, ...failure } = toFailure(error);
  return failure;
}

function linesOf({ signer, authority, content }: Verdicts, forUs: boolean): Line[] {
  const authorityResult = authority === 'good' ? 'good' : authority === 'open' ? 'open' : 'bad';
  return [
    { line: 'integrity', result: 'good' },
    signer === 'unknown'
      ? { line: 'signer', result: 'open', code: 'package.untrusted' }
      : { line: 'signer', result: 'good', code: signer },
    { line: 'authority', result: authorityResult, ...(authority === 'good' ? {} : { code: authority }) },
    { line: 'recipient', result: forUs ? 'good' : 'open' },
    { line: 'content', result: content === 'good' ? 'good' : 'open' },
  ];
}

const signerCodes = new Set(['sig', 'card', 'incomplete', 'chain', 'authority', 'time', 'log']);

function linesOfFailure({ code }: HandoverError): Line[] {
  const atSigner = signerCodes.has(code);
  const bad = (line: Line['line']): Line => ({ line, result: 'bad', code });
  return [
    atSigner ? { line: 'integrity', result: 'open' } : bad('integrity'),
    atSigner ? bad('signer') : { line: 'signer', result: 'open' },
    { line: 'authority', result: 'open' },
    { line: 'recipient', result: 'open' },
    { line: 'content', result: 'open' },
  ];
}

function withProgress(source: ByteSource, job: Job): ByteSource {
  let read = 0;
  return {
    size: source.size,
    async read(offset, length) {
      job.signal.throwIfAborted();
      read += length;
      job.report('check', Math.min(read, 2 * source.size), 2 * source.size, 'bytes');
      return source.read(offset, length);
    },
  };
}

/** Digests of the whole file, for the paper beside the package id. */
async function custody(source: ByteSource): Promise<Pick<Verified, 'sha256' | 'sm3'>> {
  const sha256 = createHash('sha256');
  const sm3 = await sm3Hash();
  for await (const chunk of readChunks(source, 0, source.size)) {
    sha256.update(chunk);
    sm3.update(chunk);
  }
  return { sha256: sha256.digest('hex'), sm3: sm3.digest() };
}
