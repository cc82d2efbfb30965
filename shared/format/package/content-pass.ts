// One pass over the content of a package: what opens it and where it goes.
import type { OpenPart } from './parts.ts';
import type { DataPass } from './read-data.ts';
import type { ContentSink } from './read-types.ts';

export interface ContentPass extends DataPass {
  /** Of the stage key. */
  readonly identity: string;
  readonly sink: ContentSink;
  readonly openPart: OpenPart;
  readonly lookAhead: number;
}
