// The keys of an open vault: keys.json as it stands, and the one secret that opens the data keys in it.
import { HandoverError } from '../../../domain/errors.ts';
import { type Bytes, randomBytes } from '../../../format/bytes.ts';
import { compareText } from '../../../format/schema.ts';
import type { Steps } from '../../files/fail-points.ts';
import { placeFile } from '../../files/place.ts';
import { makeSlot, type Secret, slotInput, unwrapDataKey, wrapDataKey } from './key-slots.ts';
import { type KeysFile, keysFileName, type Slot, serialiseKeysFile } from './keys-file.ts';
import { newRecoverySecret, recoveryCode } from './recovery-code.ts';
import { unlockKeys } from './unlock.ts';

export class KeyRing {
  readonly #path: string;
  readonly #steps: Steps;
  readonly #wrapping: Bytes;
  #keys: KeysFile;

  /** @param wrapping the data-wrapping key, owned by the ring from now on */
  constructor(path: string, keys: KeysFile, wrapping: Bytes, steps: Steps) {
    this.#path = path;
    this.#keys = keys;
    this.#wrapping = wrapping;
    this.#steps = steps;
  }

  get vault(): string {
    return this.#keys.vault;
  }

  get epoch(): number {
    return this.#keys.epoch;
  }

  get cases(): string[] {
    return this.#keys.data.map((entry) => entry.case_uid);
  }

  get slots(): readonly Slot[] {
    return this.#keys.slots;
  }

  /** The key of a case's data, for the caller to overwrite; undefined if it has none yet. @throws vault.damaged */
  dataKey(caseUid: string): Bytes | undefined {
    const entry = this.#keys.data.find((candidate) => candidate.case_uid === caseUid);
    if (entry === undefined) return undefined;
    const key = unwrapDataKey(this.#wrapping, entry, this.#keys);
    if (key === undefined) throw new HandoverError('vault.damaged', { file: keysFileName, member: 'data' });
    return key;
  }

  /** Makes the key of a case's data; it is in keys.json, on the medium, when this returns. */
  async addDataKey(caseUid: string): Promise<Bytes> {
    const key = randomBytes(32);
    const entry = wrapDataKey(this.#wrapping, key, caseUid, this.#keys);
    const others = this.#keys.data.filter((candidate) => candidate.case_uid !== caseUid);
    const data = [...others, entry].sort((left, right) => compareText(left.case_uid, right.case_uid));
    await this.#replace({ ...this.#keys, data });
    return key;
  }

  /**
   * A new recovery code in place of all earlier ones of this operator. Old copies of the folder still open with the old code.
   * @param secret any secret that opens the vault
   * @throws passphrase.wrong, recovery.wrong
   */
  async renewRecovery(secret: Secret): Promise<string> {
    const input = slotInput(secret);
    const recovery = newRecoverySecret();
    try {
      const { vaultKey, operator } = await unlockKeys(this.#keys, input);
      const slot = await makeSlot(vaultKey, { kind: 'recovery', input: recovery }, this.#keys, operator);
      vaultKey.fill(0);
      const isOld = (other: Slot) => other.kind === 'recovery' && other.operator === operator;
      await this.#replace({ ...this.#keys, slots: sortedSlots([...this.#keys.slots.filter((s) => !isOld(s)), slot]) });
      return recoveryCode(recovery);
    } finally {
      recovery.fill(0);
      input.input.fill(0);
    }
  }

  wipe(): void {
    this.#wrapping.fill(0);
  }

  async #replace(keys: KeysFile): Promise<void> {
    await writeKeysFile(this.#path, keys, true, this.#steps);
    this.#keys = keys;
  }
}

export function sortedSlots(slots: readonly Slot[]): Slot[] {
  return [...slots].sort((left, right) => compareText(left.id, right.id));
}

/** @throws io.* */
export async function writeKeysFile(path: string, keys: KeysFile, overwrite: boolean, steps: Steps): Promise<void> {
  const bytes = serialiseKeysFile(keys);
  await placeFile(path, (out) => out.write(bytes), { writer: 'keys', overwrite, steps });
}
