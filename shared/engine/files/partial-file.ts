// A file under its working name `<final>.partial`: made exclusively, written in full, then synced or removed.
import { createHash } from 'node:crypto';
import { type FileHandle, lstat, open, unlink } from 'node:fs/promises';
import { HandoverError } from '../../domain/errors.ts';
import { errnoOf } from './errors.ts';
import type { FileWriter, Steps } from './fail-points.ts';

/** Where the content of a new file goes, in order. */
export interface FileOutput {
  /** Writes all of `chunk`. @throws cancelled once the signal has fired */
  write(chunk: Uint8Array): Promise<void>;
  /** Bytes written so far. */
  readonly bytes: number;
}

export type PartialOptions = { writer: FileWriter; steps: Steps; digest: boolean; signal: AbortSignal | undefined };

/** The partial files that this process is writing: whatever else has such a name belongs to a run that died. */
const alive = new Set<string>();

export class PartialFile implements FileOutput {
  readonly path: string;
  bytes = 0;
  readonly #handle: FileHandle;
  readonly #options: PartialOptions;
  readonly #hash = createHash('sha256');

  private constructor(path: string, handle: FileHandle, options: PartialOptions) {
    this.path = path;
    this.#handle = handle;
    this.#options = options;
  }

  /** @throws io.busy if this process is writing the same file already · errno */
  static async create(path: string, options: PartialOptions): Promise<PartialFile> {
    if (alive.has(path)) throw new HandoverError('io.busy', {}, { reason: 'written-already' });
    alive.add(path);
    try {
      options.steps.reach(`${options.writer}.create.before`);
      const partial = new PartialFile(path, await openNew(path), options);
      try {
        options.steps.reach(`${options.writer}.create.after`);
        return partial;
      } catch (error) {
        await partial.remove();
        throw error;
      }
    } catch (error) {
      alive.delete(path);
      throw error;
    }
  }

  async write(chunk: Uint8Array): Promise<void> {
    const { signal, steps, writer, digest } = this.#options;
    if (signal?.aborted === true) throw new HandoverError('cancelled');
    steps.reach(`${writer}.write.before`);
    let done = 0;
    while (done < chunk.length) done += (await this.#handle.write(chunk, done)).bytesWritten;
    if (digest) this.#hash.update(chunk);
    this.bytes += chunk.length;
    steps.reach(`${writer}.write.after`);
  }

  /**
   * Brings the content to the medium and closes. SHA-256 of it, if asked for.
   * @throws io.busy if another process has put its own file under this name
   */
  async finish(): Promise<string | undefined> {
    const { steps, writer, digest } = this.#options;
    steps.reach(`${writer}.sync.before`);
    await this.#handle.sync();
    steps.reach(`${writer}.sync.after`);
    await this.#checkName();
    await this.#handle.close();
    return digest ? this.#hash.digest('hex') : undefined;
  }

  /** Takes the working name back; a rename may have taken it away already. */
  async remove(): Promise<void> {
    await this.#handle.close().catch(() => undefined);
    await unlink(this.path).catch(() => undefined);
  }

  /** From now on another file may be written under this name. */
  release(): void {
    alive.delete(this.path);
  }

  async #checkName(): Promise<void> {
    const ours = await this.#handle.stat({ bigint: true });
    const named = await lstat(this.path, { bigint: true });
    if (ours.ino === named.ino && ours.dev === named.dev) return;
    throw new HandoverError('io.busy', {}, { reason: 'taken-by-another-process' });
  }
}

async function openNew(path: string): Promise<FileHandle> {
  try {
    return await open(path, 'wx', 0o600);
  } catch (error) {
    if (errnoOf(error) !== 'EEXIST') throw error;
  }
  await unlink(path);
  return open(path, 'wx', 0o600);
}
