// A row of text cells in the form that a scanner of delimited text gives: UTF-8 once, for all who look at it.
import { byteClass, byteClasses, classesOf } from '../../../data/byte-classes.ts';
import type { FieldRow } from '../../../data/csv/scanned-row.ts';
import { csvLimits, mark } from '../../../data/csv/scanner.ts';
import { putWide } from '../../../data/utf8-unit.ts';

const encoder = new TextEncoder();
/** What each sign of ASCII makes of its cell. */
const asciiMarks = new Uint8Array(0x80);
for (const sign of '",\r\n') asciiMarks[sign.charCodeAt(0)] = mark.special;

// `as number` below: the index is within the array.

export class TextRow implements FieldRow {
  bytes = new Uint8Array(8192);
  readonly starts = new Int32Array(csvLimits.columns);
  readonly ends = new Int32Array(csvLimits.columns);
  readonly marks = new Uint8Array(csvLimits.columns);
  readonly classes = new Uint8Array(csvLimits.columns);
  count = 0;
  readonly rowStart = 0;
  rowEnd = 0;
  readonly rowMarks = 0;
  /** None stands between the fields. */
  readonly delimiter = 0;

  /** Begins a new row. */
  clear(): void {
    this.count = 0;
    this.rowEnd = 0;
  }

  /** Adds a cell, at most 2,000 of them. A lone surrogate becomes U+FFFD, as TextEncoder has it. */
  add(text: string): void {
    const start = this.rowEnd;
    this.#reserve(3 * text.length);
    const { bytes } = this;
    let end = start;
    let classes = 0;
    let marks = 0;
    for (let index = 0; index < text.length; index += 1) {
      const unit = text.charCodeAt(index);
      if (unit < 0x80) {
        bytes[end] = unit;
        end += 1;
        classes |= byteClasses[unit] as number;
        marks |= asciiMarks[unit] as number;
      } else if (unit < 0xd800 || unit >= 0xe000) {
        const lead = end;
        end = putWide(bytes, lead, unit);
        classes |= byteClass.high | (byteClasses[bytes[lead] as number] as number);
      } else {
        end = start + encoder.encodeInto(text, bytes.subarray(start)).written;
        classes = classesOf(bytes, start, end);
        marks = /[",\r\n]/.test(text) ? mark.special : 0;
        break;
      }
    }
    this.#push(end, marks, classes);
  }

  #push(end: number, marks: number, classes: number): void {
    const index = this.count;
    this.starts[index] = this.rowEnd;
    this.ends[index] = end;
    this.marks[index] = marks;
    this.classes[index] = classes;
    this.rowEnd = end;
    this.count = index + 1;
  }

  #reserve(more: number): void {
    if (this.rowEnd + more <= this.bytes.length) return;
    const larger = new Uint8Array(2 * (this.rowEnd + more));
    larger.set(this.bytes.subarray(0, this.rowEnd));
    this.bytes = larger;
  }
}
