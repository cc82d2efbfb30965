// policy risk: how many people could be recognised in a table by what others know of them, now and as it would be handed over.
import { command } from '../command.ts';
import { riskLines } from '../text/risk.ts';
import { usage } from '../usage.ts';
import { anyTableOption, caseOption, usualTable } from './shared.ts';

/** @throws usage */
function columnOf(given: string, option: string): string {
  if (!/^c[0-9]{2,4}$/.test(given)) throw usage('value_bad', option, { choices: ['c03'] });
  return given;
}

export const policyRisk = command({
  name: 'policy risk',
  help: {
    zh: '看有几个人可能被认出来：原来的，和按现在定的交出去的',
    en: 'see who might be recognised: in the data as it is, and as it would be handed over',
  },
  vault: 'required',
  options: {
    case: caseOption,
    table: anyTableOption,
    known: {
      kind: 'text',
      value: 'c03',
      many: true,
      help: {
        zh: '别人可能知道的列；不写就用常见的几种',
        en: 'a column that others may know; the usual ones if none is given',
      },
    },
    sensitive: {
      kind: 'text',
      value: 'c07',
      help: { zh: '不该让人猜到的一列', en: 'a column that nobody should guess' },
    },
    k: {
      kind: 'integer',
      value: 'N',
      help: { zh: '至少要几行一样；不写就是 5', en: 'rows that should look alike; 5 unless given' },
    },
  },
  async run({ unlocked, values, lang }) {
    const quasi = values.known?.map((one) => columnOf(one, '--known'));
    const sensitive = values.sensitive === undefined ? undefined : columnOf(values.sensitive, '--sensitive');
    const { api, job: run } = await unlocked();
    const { case: ref, k, table = usualTable } = values;
    const { tables } = await api['policy.show']({ case: ref });
    const wanted = {
      ...(quasi === undefined ? {} : { quasi }),
      ...(sensitive === undefined ? {} : { sensitive }),
      ...(k === undefined ? {} : { k }),
    };
    const document = await run((job) => api['policy.risk']({ job, case: ref, table, ...wanted }));
    const columns = tables.find(({ id }) => id === table)?.columns ?? [];
    const nameOf = (id: string) => columns.find((column) => column.id === id)?.name ?? id;
    const sensitiveName = sensitive === undefined ? undefined : nameOf(sensitive);
    return { document, answer: riskLines(lang, document, nameOf, sensitiveName) };
  },
});
