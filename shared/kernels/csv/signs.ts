// What is told of fields and of their bytes.

// `mark` of shared/data/csv/scanner.ts
export const quotedMark: u32 = 1;
export const special: u32 = 2;
export const broken: u32 = 4;
export const nul: u32 = 16;
export const changed: u32 = 32;
export const padded: u32 = 128;

// `byteClass` of shared/data/byte-classes.ts
export const digit: u32 = 1;
export const ascii: u32 = 2;
export const letterX: u32 = 4;
export const high: u32 = 8;
export const rare: u32 = 16;

export const quote: u8 = 0x22;
export const comma: u8 = 0x2c;
export const cr: u8 = 0x0d;
export const lf: u8 = 0x0a;
export const space: u8 = 0x20;
export const tab: u8 = 0x09;
export const undecoded: u8 = 0xff;
