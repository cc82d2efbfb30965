// A table of a file that may change or be open elsewhere: its rows count only if the file is the same at their end.
import type { Classification } from '../../data/columns/classify.ts';
import type { ImportRecord, Notice, RowBatch } from './record.ts';
import type { Source } from './source.ts';
import type { TableSurvey } from './survey.ts';
import type { TableReader } from './table.ts';

export class GuardedTable implements TableReader {
  readonly name: string;
  readonly columns: readonly string[];
  readonly #table: TableReader;
  readonly #source: Source;
  readonly #notices: readonly Notice[];

  constructor(table: TableReader, source: Source) {
    this.name = table.name;
    this.columns = table.columns;
    this.#table = table;
    this.#source = source;
    this.#notices = source.isOpenElsewhere ? [{ code: 'open_elsewhere', count: 1 }] : [];
  }

  /** @throws input.changed */
  async *rows(options?: { readonly firstRow?: number }): AsyncGenerator<RowBatch> {
    yield* this.#table.rows(options);
    await this.#source.checkUnchanged();
  }

  record(): ImportRecord {
    const record = this.#table.record();
    return { ...record, notices: [...this.#notices, ...record.notices] };
  }

  verdicts(): Classification[] {
    return this.#table.verdicts();
  }

  survey(): TableSurvey | undefined {
    const survey = this.#table.survey?.();
    return survey === undefined ? undefined : { ...survey, notices: [...this.#notices, ...survey.notices] };
  }
}
