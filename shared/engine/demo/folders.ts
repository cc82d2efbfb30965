// Where a demo puts its files: the source files and the export are the only places with customer data in the clear.
import { join } from 'node:path';

export type DemoFolders = {
  /** The company's own files, in the clear: named output. */
  readonly source: string;
  readonly seller: string;
  readonly buyer: string;
  readonly witness: string;
  /** What the parties hand each other. */
  readonly stick: string;
  /** What the buyer took out of his vault, in the clear: named output. */
  readonly export: string;
};

export function demoFolders(dir: string): DemoFolders {
  return {
    source: join(dir, 'source'),
    seller: join(dir, 'seller-box'),
    buyer: join(dir, 'buyer-box'),
    witness: join(dir, 'stranger-box'),
    stick: join(dir, 'stick'),
    export: join(dir, 'buyer-export'),
  };
}
