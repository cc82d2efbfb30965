// Opens the content of a package into a sink: descriptor, attachments, log, then the parts of each table.
import { HandoverError } from '../../domain/errors.ts';
import { type Bytes, fromUtf8, toHex } from '../bytes.ts';
import type { ContentPass } from './content-pass.ts';
import type { Descriptor, DescriptorFile } from './descriptor.ts';
import { readDescriptor } from './descriptor-check.ts';
import { readStream } from './entry-reader.ts';
import { leavesOf } from './leaves.ts';
import { checkLog, linesOf } from './log-lines.ts';
import { paths } from './paths.ts';
import { at } from './read-clear.ts';
import { dataEntries, isDescriptor, isLog, openDescriptor, openEntryStream } from './read-data.ts';
import { entryOf } from './read-layout.ts';
import { partQueue } from './read-parts.ts';
import type { PlacedEntry } from './zip.ts';

/** @throws zip · digest · age · json, version, schema, descriptor · log · zstd · csv · trial, and what the sink throws */
export async function readContent(pass: ContentPass): Promise<{ descriptor: Descriptor; packed: boolean }> {
  const descriptor = await readNames(pass);
  const parts = partQueue(pass, descriptor);
  const files = new Map(pass.manifest.files.map(({ path }, index) => [path, descriptor.files[index]]));
  for (const entry of dataEntries(pass.layout)) {
    const file = files.get(entry.path);
    if (isDescriptor(entry)) continue;
    if (isLog(entry)) await readLog(pass, entry);
    else if (file !== undefined) await readFile(pass, entry, file);
    else await parts.add(entry);
  }
  return { descriptor, packed: await parts.finish() };
}

async function readNames(pass: ContentPass): Promise<Descriptor> {
  const entry = entryOf(pass.layout.entries, paths.descriptor);
  const bytes = await openDescriptor(pass, entry, pass.identity);
  const descriptor = at(paths.descriptor, () => readDescriptor(bytes, pass.manifest));
  await pass.sink.descriptor(descriptor, pass.manifest);
  return descriptor;
}

async function readFile(pass: ContentPass, entry: PlacedEntry, file: DescriptorFile): Promise<void> {
  const trial = pass.manifest.kind === 'trial' ? trialCode(file, entry.path) : undefined;
  const hash = pass.tools.sha256();
  let held: Bytes = new Uint8Array();
  let size = 0;
  for await (const chunk of openEntryStream(pass, entry, pass.identity)) {
    if (held.length > 0) await pass.sink.file(file.id, held, false);
    hash.update(chunk);
    trial?.add(chunk);
    size += chunk.length;
    held = chunk;
  }
  if (size !== file.bytes || toHex(hash.digest()) !== file.sha256) {
    throw new HandoverError('digest', { entry: entry.path }, { reason: 'descriptor' });
  }
  trial?.check();
  await pass.sink.file(file.id, held, true);
}

/** The file of a trial: `trial.txt`, six digits and LF. */
function trialCode(file: DescriptorFile, entry: string): { add(chunk: Bytes): void; check(): void } {
  let text = '';
  return {
    add(chunk) {
      if (file.bytes === 7 && chunk.every((byte) => byte < 0x80)) text += fromUtf8(chunk);
    },
    check() {
      if (file.name !== 'trial.txt' || !/^[0-9]{6}\n$/.test(text)) throw new HandoverError('trial', { entry });
    },
  };
}

/** The leaves are read a second time, beside the log, and held to the same digest: the log may be larger than memory. */
async function readLog(pass: ContentPass, entry: PlacedEntry): Promise<void> {
  const leaves = readStream(pass.tools, entryOf(pass.layout.entries, paths.leaves));
  const lines = linesOf(openEntryStream(pass, entry, pass.identity));
  const walk = leavesOf(leaves.chunks());
  for await (const { bytes } of checkLog(lines, walk, pass.manifest.case_uid)) await pass.sink.log(bytes);
  await walk.return(undefined);
  if ((await leaves.finish()) !== pass.layout.sha256(paths.leaves)) {
    throw new HandoverError('digest', { entry: paths.leaves }, { reason: 'changed' });
  }
}
