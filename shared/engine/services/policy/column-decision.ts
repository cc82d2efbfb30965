// A person's decision on one column, checked: which actions fit it, and what may go for which reason.
import { actionsFor } from '../../../data/redaction/actions.ts';
import { type Params, readChange } from '../../../data/redaction/params.ts';
import { HandoverError, type Where } from '../../../domain/errors.ts';
import { type Action, type PiClass, type Reason, sensitiveReasons } from '../../../domain/vocabulary.ts';
import type { ColumnFacts } from '../data/table-facts.ts';
import { goesAs } from './table-plan.ts';
import { isTextWithSecrets } from './texts-with-secrets.ts';

export type Decision = Pick<ColumnFacts, 'action' | 'reason'> & { readonly params?: Params | undefined };

/**
 * The column as a person wants it.
 * @throws blocked, usage
 */
export function decided(current: ColumnFacts, { action, reason, params }: Decision, where: Where): ColumnFacts {
  const { params: _, ...column } = current;
  const next: ColumnFacts = {
    ...column,
    action,
    reason,
    ...(params === undefined || Object.keys(params).length === 0 ? {} : { params }),
    proposed: current.proposed ?? { action: current.action, reason: current.reason },
  };
  checkAction(next, where);
  checkClass(current.class, action, reason, where);
  return next;
}

/** What may be done with a column, the usual first. Secrets never go; out of a text they can be taken. */
export function allowedActions(column: Pick<ColumnFacts, 'class' | 'findings' | 'pi'>): readonly Action[] {
  if (column.class !== 'C') return actionsFor(column.pi);
  return isTextWithSecrets(column) ? ['drop', 'redact'] : ['drop'];
}

function checkAction(column: ColumnFacts, where: Where): void {
  const allowed = allowedActions(column);
  if (!allowed.includes(column.action)) {
    if (column.class === 'C') throw new HandoverError('blocked', where, { missing: ['class_c'] });
    throw new HandoverError('usage', { ...where, member: 'action' }, { actions: [...allowed] });
  }
  try {
    readChange(goesAs(column).pi, column.action, column.params);
  } catch (cause) {
    const member = cause instanceof HandoverError ? (cause.where.member ?? 'params') : 'params';
    throw new HandoverError('usage', { ...where, member }, {}, { cause });
  }
}

/** @throws blocked for something sensitive without a reason that speaks for it */
export function checkClass(piClass: PiClass, action: Action, reason: Reason, where: Where): void {
  if (action === 'drop') return;
  const sensitive = piClass === 'S' || piClass === 'S*' || piClass === 'M';
  if (sensitive && !sensitiveReasons.some((one) => one === reason)) {
    throw new HandoverError('blocked', where, { missing: ['reason'], reasons: [...sensitiveReasons] });
  }
}
