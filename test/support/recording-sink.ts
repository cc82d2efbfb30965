// A sink for tests, and the one way in which every refusal of a package is looked at.
import { expect } from 'vitest';
import { HandoverError } from '../../shared/domain/errors.ts';
import { type Bytes, concat } from '../../shared/format/bytes.ts';
import type { ContentSink, ReadOptions } from '../../shared/format/package/read-types.ts';
import { read } from './package-fixture.ts';

/** A sink that remembers what it was given, and throws all of it away on `abort`, as a real one must. */
export interface RecordingSink extends ContentSink {
  readonly calls: string[];
  readonly rowsOf: Map<string, Bytes[]>;
  readonly filesOf: Map<string, Bytes>;
  readonly lines: Bytes[];
  committed: boolean;
  aborted: boolean;
}

export function recordingSink(): RecordingSink {
  const sink: RecordingSink = {
    calls: [],
    rowsOf: new Map(),
    filesOf: new Map(),
    lines: [],
    committed: false,
    aborted: false,
    async descriptor() {
      sink.calls.push('descriptor');
    },
    async rows(table, part, csv) {
      sink.calls.push(`rows ${table} ${part}`);
      sink.rowsOf.set(table, [...(sink.rowsOf.get(table) ?? []), csv.slice()]);
    },
    async file(id, chunk, last) {
      sink.calls.push(`file ${id}${last ? ' last' : ''}`);
      sink.filesOf.set(id, concat(sink.filesOf.get(id) ?? new Uint8Array(), chunk));
    },
    async log(line) {
      sink.lines.push(line.slice());
    },
    async commit() {
      sink.committed = true;
    },
    async abort() {
      sink.aborted = true;
      sink.rowsOf.clear();
      sink.filesOf.clear();
      sink.lines.length = 0;
    },
  };
  return sink;
}

/**
 * Reads a package that must be refused, and gives the error. Whatever it is: nothing was committed, and what had come out was thrown away.
 */
export async function refusal(bytes: Bytes, options: ReadOptions = {}): Promise<HandoverError> {
  const sink = recordingSink();
  const error = await read(bytes, { ...options, sink }).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error, 'refused').toBeInstanceOf(HandoverError);
  expect({ committed: sink.committed, aborted: sink.aborted }).toEqual({ committed: false, aborted: true });
  expect(sink.rowsOf.size + sink.filesOf.size + sink.lines.length).toBe(0);
  return error instanceof HandoverError ? error : new HandoverError('bug');
}
