// Makes a value coarser by so many steps of a hierarchy.
import { HandoverError } from '../../domain/errors.ts';
import { coarsenToBand } from './hierarchies/bands.ts';
import { coarsenDate, coarsenYears } from './hierarchies/dates.ts';
import { type Hierarchy, heightOf, keptBack, type Step } from './hierarchies/hierarchy.ts';
import { coarsenPlace } from './hierarchies/places.ts';

const idNumber = /^(\d{6})(?:\d{9}|\d{11}[\dX])$/;

function keepPrefix(value: string, keep: number, of: number): string {
  const isCode = value.length === of && /^\d+\**$/.test(value);
  return isCode ? value.slice(0, keep) + '*'.repeat(of - keep) : keptBack;
}

function applyStep(value: string, step: Step): string {
  switch (step.do) {
    case 'date':
      return coarsenDate(value, step.to);
    case 'years':
      return coarsenYears(value, step.width);
    case 'band':
      return coarsenToBand(value, step.width, step.top);
    case 'place':
      return coarsenPlace(value, step.to);
    case 'id-region':
      return idNumber.exec(value.toUpperCase())?.[1] ?? keptBack;
    case 'prefix':
      return keepPrefix(value, step.keep, step.of);
    case 'table':
      return (Object.hasOwn(step.groups, value) ? step.groups[value] : undefined) ?? keptBack;
    case 'all':
      return keptBack;
  }
}

/**
 * Steps are taken one after the other, so two values that one level joins are joined by every coarser one, and no class gets
 * smaller. An empty value stays empty, and one that is kept back stays so, until the step `all` joins everything.
 * @param level 0 leaves the value as it is
 * @throws usage: no such level
 */
export function coarsen(value: string, hierarchy: Hierarchy, level: number): string {
  if (!Number.isInteger(level) || level < 0 || level > heightOf(hierarchy)) {
    throw new HandoverError('usage', { member: 'level' });
  }
  if (level === 0) return value;
  let coarser = value.normalize('NFKC').trim();
  for (const step of hierarchy.steps.slice(0, level)) {
    const stays = step.do !== 'all' && (coarser === '' || coarser === keptBack);
    if (!stays) coarser = applyStep(coarser, step);
  }
  return coarser;
}
