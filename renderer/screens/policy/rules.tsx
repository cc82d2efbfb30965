// Which customers stay: one line a rule, taken or dropped with one press; another can be made by hand.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isWaived, withRule } from '../../../shared/domain/row-rules.ts';
import { pickOne } from '../../app/host.ts';
import { useSession } from '../../app/session.ts';
import { Button } from '../../controls/button.tsx';
import { Icon } from '../../controls/icons.tsx';
import text from '../../style/text.module.css';
import styles from './policy.module.css';
import { inForce, type Rule, rulesShown, withoutGround, withoutRule } from './row-rules.ts';
import { RuleDialog } from './rule-dialog.tsx';
import type { CaseTables } from './stacks.ts';
import type { Deciding } from './use-deciding.ts';

type Table = CaseTables[number];

/** By which column a rule goes, and what it is told. */
export function useRuleText(): (table: Pick<Table, 'columns'>, rule: Rule) => string {
  const { t } = useTranslation();
  const { lang } = useSession();
  return ({ columns }, { column: id, params = {}, rule }) => {
    const column = columns.find((one) => one.id === id)?.name ?? id;
    const accepted = String(params.accepted ?? '').replaceAll('|', lang === 'zh' ? '、' : ', ');
    if (rule === 'no_consent') return t('policy.rows.accepted', { column, accepted });
    if (params.unless !== undefined) {
      const guardian = columns.find((one) => one.id === params.unless)?.name ?? params.unless;
      return t('policy.rows.guardian', { column, guardian, accepted });
    }
    return rule === 'expired'
      ? t('policy.rows.months', { column, months: params.months ?? '' })
      : t('policy.rows.by', { column });
  };
}

type LineProps = {
  readonly table: Table;
  readonly rule: Rule;
  readonly used: boolean;
  readonly deciding: Deciding;
  readonly onPress: () => void;
};

/** The paper that a rule in use rests on: a letter, a signed form. */
function Paper({ table, rule, deciding }: Omit<LineProps, 'used' | 'onPress'>) {
  const { t } = useTranslation();
  const { ground, rule: reason, column } = rule;
  const name = t(`policy.rows.${reason}`);
  const attach = async () => {
    const file = await pickOne('sources');
    if (file !== undefined) await deciding.setGround({ table: table.id, rule: reason, column, file: file.handle });
  };
  if (ground === undefined) {
    return (
      <Button kind="text" onPress={() => void attach()} label={t('policy.rows.paperAddLabel', { rule: name })}>
        {t('policy.rows.paperAdd')}
      </Button>
    );
  }
  return (
    <>
      <small className={`${styles.under} ${text.file}`} data-paper={ground.sha256}>
        {t('policy.rows.paper', { name: ground.name ?? ground.sha256 })}
      </small>
      <Button
        kind="text"
        onPress={() => void deciding.changeRules(table.id, (rules) => withoutGround(rules, rule))}
        label={t('policy.rows.paperDropLabel', { rule: name })}
      >
        {t('policy.rows.paperDrop')}
      </Button>
    </>
  );
}

function RuleLine({ table, rule, used, deciding, onPress }: LineProps) {
  const { t } = useTranslation();
  const ruleText = useRuleText();
  const name = t(`policy.rows.${rule.rule}`);
  const act = used ? 'drop' : 'use';
  return (
    <li data-rule={rule.rule} data-used={used}>
      <Icon name={used ? 'tick' : 'todo'} small className={used ? text.good : undefined} />
      <div>
        <b>{name}</b>
        {used ? <span className={text.hidden}> {t('policy.rows.used')}</span> : undefined}
        {isWaived(rule) ? <span> {t('policy.rows.waived')}</span> : undefined}
        <small className={styles.under}>{ruleText(table, rule)}</small>
        {used ? <Paper table={table} rule={rule} deciding={deciding} /> : undefined}
      </div>
      <Button kind="small" onPress={onPress} label={t(`policy.rows.${act}Label`, { rule: name })}>
        {t(`policy.rows.${act}`)}
      </Button>
    </li>
  );
}

export function RowRules({ table, deciding }: { readonly table: Table; readonly deciding: Deciding }) {
  const { t } = useTranslation();
  const [adding, setAdding] = useState(false);
  const shown = rulesShown(table);
  const toggle = (rule: Rule, used: boolean) =>
    void deciding.changeRules(table.id, (rules) => (used ? withoutRule(rules, rule) : withRule(rules, inForce(rule))));
  return (
    <section className={styles.block}>
      <h2>{t('policy.rows.title')}</h2>
      {shown.length === 0 ? <p className={text.meta}>{t('policy.rows.none')}</p> : undefined}
      <ul className={styles.rules}>
        {shown.map(({ rule, used }) => (
          <RuleLine
            key={`${rule.rule} ${rule.column}`}
            table={table}
            rule={rule}
            used={used}
            deciding={deciding}
            onPress={() => toggle(rule, used)}
          />
        ))}
      </ul>
      <div>
        <Button kind="text" onPress={() => setAdding(true)}>
          {t('policy.rows.add')}
        </Button>
      </div>
      {adding ? <RuleDialog table={table} deciding={deciding} onClose={() => setAdding(false)} /> : undefined}
    </section>
  );
}
