// What an input may cost: above these a file is refused by name instead of filling memory or time.

const mebibyte = 1024 * 1024;

export const limits = {
  /** Bytes read at once. */
  chunk: mebibyte,
  /** Bytes that tell a picture or a PDF from a table. */
  magic: 1024,
  /** Bytes looked at to tell what a file is and how its table is laid out. */
  head: mebibyte / 4,
  /** Rows looked at for the layout. */
  sampleRows: 200,
  /** Canonical CSV in one batch of rows; a batch is given out at the first row end behind it. */
  batch: mebibyte / 4,
  /** Raw text kept of one refused row. */
  rawText: 64 * 1024,

  zipEntries: 10_000,
  /** All parts of a workbook together, inflated. */
  inflated: 4096 * mebibyte,
  /** Above this size inflated, a workbook may not be packed tighter than `ratio`. */
  ratioFrom: 64 * mebibyte,
  ratio: 200,
  /** A part that is held in memory: the list of sheets, the styles. */
  smallPart: 32 * mebibyte,
  /** Shared strings of a workbook as UTF-8, held in memory; they are not spilled to disk. */
  sharedStrings: 256 * mebibyte,
  /** Text of cells that one piece of a sheet may give: many cells may name one long shared string. */
  heldText: 64 * mebibyte,
  /** Text of all cells of one sheet. */
  sheetText: 8192 * mebibyte,
  /** Text of the rows looked at for the layout of a sheet. */
  sampleText: 16 * mebibyte,
  /** A book that is held in memory: an XLS as it is, an XLSB unpacked. */
  heldBook: 64 * mebibyte,
  heldParts: 128 * mebibyte,
  xmlDepth: 64,
  /** Signs of a number format; Excel allows as many. */
  formatCode: 255,
  /** XML without any tag: one text, or one tag with endless attributes. */
  xmlQuiet: 4 * mebibyte,

  /** One record of JSON, one line of a text of records. */
  record: 16 * mebibyte,
  jsonDepth: 64,
  /** Objects at the top of a JSON document that are looked into for arrays of records. */
  jsonTop: 4,
  /** Members that all records of a table have between them, and the text of their names. */
  jsonMembers: 8_000,
  jsonNames: mebibyte,
  /** A database that is read from memory if it can be read from its file as well. */
  databaseHeld: 64 * mebibyte,
  /** A database that can only be read from memory: one in write-ahead mode, one of Access. */
  databaseInMemory: 512 * mebibyte,
  /** One text of a database, in bytes. */
  databaseText: 4 * mebibyte,
  /** Tables of one file. */
  tables: 1_000,
  /** Rows given out at once where they come without waiting for the medium. */
  rowsAtOnce: 500,

  attachments: 49_900,
  folderDepth: 32,
} as const;
