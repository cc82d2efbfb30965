// Tells an encrypted SQLite database from other bytes without meaning: some ciphers leave bytes 16 to 23 of the header, others nothing.

const pageSizes = new Set([512, 1024, 2048, 4096, 8192, 16_384, 32_768, 1]);
const commonPage = 4096;

/** Page size, read and write version, and the three fixed fractions of a page (sqlite.org/fileformat2.html 1.3). */
function hasClearHeader(head: Uint8Array): boolean {
  const pageSize = ((head[16] ?? 0) << 8) | (head[17] ?? 0);
  const isVersion = (byte: number | undefined) => byte === 1 || byte === 2;
  const fractions = head[21] === 64 && head[22] === 32 && head[23] === 32;
  return pageSizes.has(pageSize) && isVersion(head[18]) && isVersion(head[19]) && fractions;
}

/** All byte values are as frequent as each other, as far as chance allows (chi-square, 255 degrees of freedom, five deviations). */
function isUniform(bytes: Uint8Array): boolean {
  const counts = new Uint32Array(256);
  for (const byte of bytes) counts[byte] = (counts[byte] as number) + 1;
  const expected = bytes.length / 256;
  const sum = counts.reduce((total, count) => total + (count - expected) ** 2 / expected, 0);
  return Math.abs(sum - 255) < 5 * Math.sqrt(2 * 255);
}

/** Of bytes that no other format owns: whole pages, and nothing in them stands out. */
export function isEncryptedSqlite(head: Uint8Array, size: number): boolean {
  if (size < 2 * 512) return false;
  if (hasClearHeader(head)) return true;
  return size % commonPage === 0 && size >= 2 * commonPage && isUniform(head);
}
