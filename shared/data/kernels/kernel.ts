// Byte loops compiled to WebAssembly (shared/kernels). A kernel has a memory of its own and reaches nothing else: what it works on is
// copied in, and what it has found is read from there.

export interface Memory {
  readonly buffer: ArrayBuffer;
  /** By so many pages of 64 KiB. */
  grow(pages: number): number;
}

/** What every kernel exports. */
export interface KernelExports {
  readonly memory: Memory;
}

/** A place in the memory. */
export interface Place {
  readonly value: number;
}

interface CompiledKernel {
  readonly compiled: true;
}

/** As much of it as is used here: not every environment's types know it. */
declare const WebAssembly: {
  readonly Module: new (code: Uint8Array) => CompiledKernel;
  readonly Instance: new (kernel: CompiledKernel) => { readonly exports: unknown };
};

const pageBytes = 64 * 1024;
/** A vector is read whole though fewer of its bytes count. */
const slack = 16;

/** Compiles a kernel once; what is returned makes an instance of it. */
export function kernelOf<Exports extends KernelExports>(code: string): () => Exports {
  const compiled = new WebAssembly.Module(Uint8Array.from(atob(code), (sign) => sign.charCodeAt(0)));
  return () => new WebAssembly.Instance(compiled).exports as Exports;
}

/** A memory that a long row has made larger than this is given up: it never shrinks. */
const mostKept = 32 * 1024 * 1024;

export function isOutgrown({ buffer }: Memory): boolean {
  return buffer.byteLength > mostKept;
}

/** Makes room for bytes up to this place. @returns whether the memory had to grow: views into it are void then */
export function makeRoom(memory: Memory, end: number): boolean {
  const missing = end + slack - memory.buffer.byteLength;
  if (missing <= 0) return false;
  memory.grow(Math.ceil(missing / pageBytes));
  return true;
}
