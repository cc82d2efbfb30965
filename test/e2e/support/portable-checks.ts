// The same checks for Node and for Chromium: every signature vector by itself, and the reading of a package from its bytes.
import { type Bytes, fromHex } from '../../../shared/format/bytes.ts';
import { readPackage } from '../../../shared/format/package/read.ts';
import { verdicts } from '../../../shared/format/package/verdicts.ts';
import { type Primitives, portable } from '../../../shared/format/primitives.ts';
import { checkSignatures, type SignatureVectors } from '../../vectors/check-signatures.ts';

type Group = Exclude<keyof SignatureVectors, 'source'>;
const groups: readonly Group[] = ['ed25519', 'public_keys', 'sshsig'];

/** One line for each vector: its name, and what its verdict was where it is not the stated one. */
export function signatureVerdicts(vectors: SignatureVectors, primitives: Primitives = portable): string[] {
  const none: SignatureVectors = { source: '', ed25519: [], public_keys: [], sshsig: [] };
  return groups.flatMap((group) =>
    vectors[group].map((vector) => {
      const { checked, wrong } = checkSignatures({ ...none, [group]: [vector] }, primitives);
      return `${group} ${vector.name} (${checked}): ${wrong.join() || `${vector.valid}, as stated`}`;
    }),
  );
}

export type Reading =
  | { readonly id: string; readonly verdicts: ReturnType<typeof verdicts>; readonly entries: number }
  | { readonly code: string; readonly entry: string | undefined };

function codeOf(error: unknown): Reading {
  const { code = 'no refusal', where } = error as { code?: string; where?: { entry?: string } };
  return { code, entry: where?.entry };
}

/** A package in hex, as a browser reads it: opened where an identity is given, and no row decompressed. */
export async function readHex(hex: string, identities: readonly string[] = []): Promise<Reading> {
  const bytes: Bytes = fromHex(hex);
  const source = { size: bytes.length, read: async (from: number, length: number) => bytes.slice(from, from + length) };
  try {
    const read = await readPackage(source, identities.length === 0 ? {} : { identities });
    return { id: read.id, verdicts: verdicts(read, {}), entries: read.entries };
  } catch (error) {
    return codeOf(error);
  }
}
