// A page as the library for Access gets it. Node writes one byte too many when it decodes an odd number of bytes as UTF-16 that begin
// at an odd place of memory: a spoiled length in a file would damage the memory of the whole program.

const plain = Buffer.prototype;

const page: object = Object.create(plain, {
  slice: {
    value(this: Buffer, start?: number, end?: number): Buffer {
      return pageOf(plain.subarray.call(this, start, end));
    },
  },
  toString: {
    value(this: Buffer, encoding?: BufferEncoding, start = 0, end = this.length): string {
      const isHalf = /^(?:ucs-?2|utf-?16le)$/i.test(encoding ?? '') && (end - start) % 2 === 1;
      return plain.toString.call(this, encoding, start, isHalf ? end - 1 : end);
    },
  },
});

/** The same bytes; what is cut from them is a page, too. */
export function pageOf(bytes: Buffer): Buffer {
  return Object.setPrototypeOf(bytes, page);
}
