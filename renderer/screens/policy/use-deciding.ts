// A person's decisions: on columns, on rules for rows, on folders.
import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../app/queries.ts';
import { useCount } from '../../app/words.ts';
import type { Choice } from './choices.ts';
import type { Column, Place } from './stacks.ts';
import { backOfDecisions, type Exception, type Ground, type Rules } from './undo.ts';
import { type Steps, useSteps } from './use-steps.ts';

type Folder = CaseView['attachments']['folders'][number];

export type Deciding = Omit<Steps, 'take'> & {
  /** On one column or on several; each may have parameters of its own. */
  decide(places: readonly Place[], choiceFor: (column: Column) => Choice): Promise<boolean>;
  changeRules(table: string, change: (rules: Rules) => Rules): Promise<boolean>;
  /** The paper that a rule in use rests on. */
  setGround(ground: Ground): Promise<boolean>;
  /** @param before the reason that it had: it stands again after a step back */
  allow(exception: Exception, before: Exception['reason']): Promise<boolean>;
  /** That its values are no secrets, with the reason; without one that they are. */
  stateNotSecret(place: Place, because: string | undefined): Promise<boolean>;
  decideFolder(folder: Folder, choice: Pick<Folder, 'action' | 'reason'>): Promise<boolean>;
};

export function useDeciding(view: CaseView): Deciding {
  const { t } = useTranslation();
  const count = useCount();
  const { take, ...steps } = useSteps(view);
  return {
    ...steps,
    decide(places, choiceFor) {
      const [first, ...others] = places;
      const what = others.length === 0 ? (first?.column.name ?? '') : count('columns', places.length);
      const decisions = places.map(({ table, column }) => ({
        table: table.id,
        column: column.id,
        ...choiceFor(column),
      }));
      return take((tables) => ({ change: { decisions }, step: { what, back: backOfDecisions(tables, decisions) } }));
    },
    changeRules: (table, change) =>
      take((tables) => {
        const rules = tables.find(({ id }) => id === table)?.rules ?? [];
        const step = { what: t('policy.rows.title'), back: { table, rules } };
        return { change: { table, rules: change(rules) }, step };
      }),
    setGround: (ground) =>
      take((tables) => {
        const { table } = ground;
        const rules = tables.find(({ id }) => id === table)?.rules ?? [];
        return { change: { ground }, step: { what: t('policy.rows.title'), back: { table, rules } } };
      }),
    allow: (allow, before) =>
      take(() => ({
        change: { allow },
        step: { what: t('policy.allowed.title'), back: { allow: { ...allow, reason: before } } },
      })),
    stateNotSecret: ({ table: { id: table }, column: { id: column, name, not_secret: before } }, because) =>
      take(() => ({
        change: { notSecret: { table, column, because } },
        step: { what: name, back: { notSecret: { table, column, because: before } } },
      })),
    decideFolder: ({ id: folder, name: what, action, reason }, choice) =>
      take(() => ({ change: { folder, ...choice }, step: { what, back: { folder, action, reason } } })),
  };
}
