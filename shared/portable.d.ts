// The few globals that Node and every browser share: all that domain, ipc, format and data may use beside the language.
declare class TextEncoder {
  encode(text?: string): Uint8Array<ArrayBuffer>;
}
declare class TextDecoder {
  constructor(label?: string, options?: { fatal?: boolean; ignoreBOM?: boolean });
  decode(bytes?: Uint8Array, options?: { stream?: boolean }): string;
}
declare const crypto: { getRandomValues<T extends Uint8Array>(array: T): T };
declare function setTimeout(handler: () => void, milliseconds?: number): unknown;
declare function atob(text: string): string;
interface ReadableStreamReadResult<T> {
  done: boolean;
  value: T | undefined;
}
interface ReadableStreamDefaultReader<T> {
  read(): Promise<{ done: false; value: T } | { done: true; value: T | undefined }>;
  cancel(reason?: unknown): Promise<void>;
  releaseLock(): void;
}
interface ReadableStreamDefaultController<T> {
  enqueue(chunk: T): void;
  close(): void;
  error(reason?: unknown): void;
}
declare class ReadableStream<T = unknown> {
  constructor(source?: {
    start?(controller: ReadableStreamDefaultController<T>): void | Promise<void>;
    pull?(controller: ReadableStreamDefaultController<T>): void | Promise<void>;
    cancel?(reason?: unknown): void | Promise<void>;
  });
  getReader(): ReadableStreamDefaultReader<T>;
  [Symbol.asyncIterator](): AsyncIterableIterator<T>;
}
