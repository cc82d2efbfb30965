// Tells files that a company's own protection has encrypted: by the first bytes that its programs write, by Microsoft's rights management.
// Each was seen in public reports; there is no list of them all.

const starts: readonly string[] = [
  // E-SafeNet (亿赛通): four bytes, then the maker's name within the first sector.
  'b\x14#e',
  'c\x14#e',
  // Tipray (天锐绿盾).
  '%TSD-Header-###%',
  // A file of any kind wrapped by Microsoft's rights management.
  '.pfile',
];

/** @param head the first bytes of a file */
export function isCompanyEncrypted(head: Uint8Array): boolean {
  const start = String.fromCharCode(...head.subarray(0, 512));
  return starts.some((known) => start.startsWith(known)) || start.slice(0, 64).includes('E-SafeNet\0');
}

const rightsManaged = new Set([
  '\tDRMContent',
  '\tDRMDataSpace',
  '\tDRMEncryptedTransform',
  'DRMEncryptedDataSpace',
  'DRMEncryptedTransform',
]);

/** Entries of an OLE container under rights management ([MS-OFFCRYPTO] 2.2): old books and packages. */
export function isRightsManaged(entries: readonly string[]): boolean {
  return entries.some((name) => rightsManaged.has(name));
}
