// Where the fields of canonical CSV end (shared/data/csv/field-ends.ts).
import { ends, find, text } from './fields.ts';

export { ends, find, text };
