// fileSource: a regular file read at any place, and a clear word for everything that is none.
import { execFileSync } from 'node:child_process';
import { renameSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { HandoverError } from '../../shared/domain/errors.ts';
import { fileSource } from '../../shared/engine/files/byte-source.ts';
import { fromErrno } from '../../shared/engine/files/errors.ts';
import { codeOf, tempFolder } from '../support/vault-fixture.ts';

const bytes = Uint8Array.from({ length: 200_000 }, (_, index) => index % 251);

test('reads exactly what was asked for, anywhere', async () => {
  const path = join(tempFolder(), 'a.handover');
  writeFileSync(path, bytes);
  const source = await fileSource(path);
  expect(source.size).toBe(bytes.length);
  for (const [offset, length] of [
    [0, 0],
    [0, 10],
    [199_990, 10],
    [65_535, 70_000],
    [0, 200_000],
  ] as const) {
    expect(Buffer.compare(await source.read(offset, length), bytes.subarray(offset, offset + length))).toBe(0);
  }
  await expect(source.read(199_991, 10)).rejects.toThrow(RangeError);
  await expect(source.read(-1, 10)).rejects.toThrow(RangeError);
  await source.close();
});

test('goes on reading the file it opened when the name changes hands', async () => {
  const folder = tempFolder();
  const path = join(folder, 'a.handover');
  writeFileSync(path, bytes);
  const source = await fileSource(path);
  renameSync(path, join(folder, 'b.handover'));
  writeFileSync(path, 'another file');
  expect(Buffer.compare(await source.read(0, bytes.length), bytes)).toBe(0);
  await source.close();
});

test('says when the file has become shorter', async () => {
  const path = join(tempFolder(), 'a.handover');
  writeFileSync(path, bytes);
  const source = await fileSource(path);
  truncateSync(path, 100);
  expect(await codeOf(source.read(0, 200))).toBe('io.read');
  await source.close();
});

test('refuses what is no file', async () => {
  const folder = tempFolder();
  expect(await codeOf(fileSource(join(folder, 'none')))).toBe('input.missing');
  expect(await codeOf(fileSource(folder))).toBe('input.folder');
  if (process.platform === 'win32') return;
  expect(await codeOf(fileSource('/dev/null'))).toBe('input.kind');
  execFileSync('mkfifo', [join(folder, 'pipe')]);
  expect(await codeOf(fileSource(join(folder, 'pipe')))).toBe('input.kind');
});

test('an error of ours passes unchanged, a bug stays a bug', () => {
  const ours = new HandoverError('digest');
  expect(fromErrno(ours, { file: 'a' })).toBe(ours);
  expect(fromErrno(new TypeError('x'), { file: 'a' }).code).toBe('bug');
  expect(fromErrno(Object.assign(new Error('x'), { code: 'EACCES' }), {}, 'read').code).toBe('io.read');
});
