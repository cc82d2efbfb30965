// Tells a file's format from its first bytes.

export type Magic =
  | 'zip'
  | 'ole'
  | 'biff'
  | 'pdf'
  | 'age'
  | 'sqlite'
  | 'access'
  | 'archive'
  | 'html'
  | 'mhtml'
  | 'dbf'
  | 'calendar'
  | 'sql'
  | 'spreadsheetml'
  | 'xml'
  | 'json'
  | 'statement'
  | 'vcard'
  | 'rtf'
  | ImageFormat
  | MediaFormat;

export type ImageFormat = 'jpeg' | 'png' | 'gif' | 'webp' | 'bmp' | 'tiff' | 'heic';
export type MediaFormat = 'video' | 'audio';

function latin1(bytes: Uint8Array, start: number, end: number): string {
  return String.fromCharCode(...bytes.subarray(start, end));
}

const prefixes: readonly (readonly [string, Magic])[] = [
  ['PK\x03\x04', 'zip'],
  ['PK\x05\x06', 'zip'],
  ['\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'ole'],
  // Excel's records without a container: the beginning of a book of Excel 2 to 97 ([MS-XLS] 2.4.21).
  ['\x09\x00\x04\x00', 'biff'],
  ['\x09\x02\x06\x00', 'biff'],
  ['\x09\x04\x06\x00', 'biff'],
  ['\x09\x08\x08\x00\x00\x05', 'biff'],
  ['\x09\x08\x10\x00\x00\x06', 'biff'],
  ['%PDF-', 'pdf'],
  ['age-encryption.org/', 'age'],
  ['-----BEGIN AGE ENCRYPTED FILE-----', 'age'],
  ['SQLite format 3\x00', 'sqlite'],
  ['\x00\x01\x00\x00Standard ', 'access'],
  ['\xff\xd8\xff', 'jpeg'],
  ['\x89PNG\r\n\x1a\n', 'png'],
  ['GIF87a', 'gif'],
  ['GIF89a', 'gif'],
  ['II*\x00', 'tiff'],
  ['MM\x00*', 'tiff'],
  ['7z\xbc\xaf\x27\x1c', 'archive'],
  ['Rar!\x1a\x07', 'archive'],
  ['\x1f\x8b', 'archive'],
  ['BZh', 'archive'],
  ['\xfd7zXZ\x00', 'archive'],
  ['\x28\xb5\x2f\xfd', 'archive'],
  ['{\\rtf', 'rtf'],
  ['ID3', 'audio'],
  ['OggS', 'audio'],
  ['#!AMR', 'audio'],
];

/** Formats whose mark stands behind a length: RIFF and ISO base media (ISO/IEC 14496-12). */
function boxed(head: string): Magic | undefined {
  const brand = head.slice(8, 12);
  if (head.startsWith('RIFF') && brand === 'WEBP') return 'webp';
  if (head.startsWith('RIFF')) return brand === 'WAVE' ? 'audio' : 'video';
  if (head.slice(4, 8) !== 'ftyp') return undefined;
  if (/^(?:heic|heix|hevc|mif1|msf1|avif)$/.test(brand)) return 'heic';
  return brand.startsWith('M4A') ? 'audio' : 'video';
}

/** Types of the fields of a dBASE table (dBASE 7 and Visual FoxPro, table file structure). */
const dbfTypes = 'CDFNLMIBYTGPQVOW@+0';
const dbfVersions = new Set([0x02, 0x03, 0x30, 0x31, 0x32, 0x43, 0x63, 0x83, 0x8b, 0x8e, 0xcb, 0xf5, 0xfb]);

/** A dBASE table has no mark but its version: a date, descriptions of fields of 32 bytes each, the first of a known type. */
function isDbf(head: Uint8Array): boolean {
  const [version = 0, , month = 0, day = 0] = head;
  const headerBytes = (head[8] ?? 0) | ((head[9] ?? 0) << 8);
  const hasForm = [1, 8].includes(headerBytes % 32) && headerBytes >= 65 && head[12] === 0 && head[13] === 0;
  return dbfVersions.has(version) && month <= 12 && day <= 31 && hasForm && dbfTypes.includes(latin1(head, 43, 44));
}

const htmlStart =
  /^<(?:!--|(?:!doctype html|html|head|body|table|thead|tbody|tr|meta|link|style|script|title|div|center|font)\b)/i;

function xmlKind(text: string): Magic {
  if (/urn:schemas-microsoft-com:office:spreadsheet|progid="Excel\.Sheet"/.test(text)) return 'spreadsheetml';
  return /<(?:html|table)\b/i.test(text) ? 'html' : 'xml';
}

/** Text formats that are no delimited table, though they are text. */
function marked(head: string): Magic | undefined {
  const text = head.replace(/^\xef\xbb\xbf/, '').trimStart();
  if (htmlStart.test(text)) return 'html';
  if (/^<\?xml\b/i.test(text)) return xmlKind(text);
  if (/^<[a-z_][\w.:-]*(?:\s[^<>]*)?>\s*</i.test(text)) return 'xml';
  if (/^MIME-Version:/i.test(text) && /^content-type:\s*multipart\/related/im.test(text)) return 'mhtml';
  if (
    /^(?:--|\/\*|#|[a-z]+ )/i.test(text) &&
    /^(?:insert into|create (?:table|database)|drop table) .*[;(]\s*$/im.test(text)
  )
    return 'sql';
  if (/^BEGIN:VCARD\s/i.test(text)) return 'vcard';
  if (/^BEGIN:VCALENDAR\s/i.test(text)) return 'calendar';
  if (/^\{"signatures":\[/.test(text)) return 'statement';
  return /^(?:\{\s*(?:"|\})|\[\s*(?:\{|\[|\]|"))/.test(text) ? 'json' : undefined;
}

/** The format that the first bytes (1 KiB is enough) speak for; undefined for other text and for junk. */
export function magicOf(head: Uint8Array): Magic | undefined {
  const start = latin1(head, 0, 1024);
  const known = prefixes.find(([prefix]) => start.startsWith(prefix))?.[1];
  if (known !== undefined) return known;
  if (/^BM.{4}\0\0\0\0/s.test(start)) return 'bmp';
  return boxed(start) ?? marked(start) ?? (isDbf(head) ? 'dbf' : undefined);
}
