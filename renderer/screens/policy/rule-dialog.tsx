// A rule made by hand: which customers stay, by which column, and what the program must be told to read it.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { withRule } from '../../../shared/domain/row-rules.ts';
import { Button } from '../../controls/button.tsx';
import { Choice } from '../../controls/choice.tsx';
import { Dialog } from '../../controls/dialog.tsx';
import { Field } from '../../controls/field.tsx';
import { Select } from '../../controls/select.tsx';
import { StopBlock } from '../../controls/stop-block.tsx';
import text from '../../style/text.module.css';
import { madeRule, type RuleName, ruleNames, type Typed } from './row-rules.ts';
import type { CaseTables } from './stacks.ts';
import type { Deciding } from './use-deciding.ts';

/** As most tables write it; the data are Chinese in either language of the window. */
const usuallyAgreed = '是|同意|已同意';

export type RuleDialogProps = {
  readonly table: CaseTables[number];
  readonly deciding: Deciding;
  readonly onClose: () => void;
};

type ToldProps = {
  readonly table: CaseTables[number];
  readonly name: RuleName;
  readonly typed: Typed;
  readonly complete: boolean;
  readonly onChange: (typed: Typed) => void;
};

function Agreed({ typed, onChange }: Pick<ToldProps, 'typed' | 'onChange'>) {
  const { t } = useTranslation();
  return (
    <Field
      label={t('policy.rows.agreed')}
      hint={t('policy.rows.agreedHint')}
      value={typed.agreed}
      onChange={(agreed) => onChange({ ...typed, agreed })}
      maxLength={200}
    />
  );
}

/** Children whose guardians have agreed may go. */
function Guardian({ table, typed, onChange }: Pick<ToldProps, 'table' | 'typed' | 'onChange'>) {
  const { t } = useTranslation();
  const label = t('policy.rows.guardianColumn');
  const columns = table.columns.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <>
      <div>
        <p className={text.meta2}>{label}</p>
        <Select
          label={label}
          options={[{ value: '', label: t('policy.rows.guardianNone') }, ...columns]}
          value={typed.guardian}
          onChange={(guardian) => onChange({ ...typed, guardian })}
        />
      </div>
      {typed.guardian === '' ? undefined : <Agreed typed={typed} onChange={onChange} />}
    </>
  );
}

/** What three of the rules are told. */
function Told({ table, name, typed, complete, onChange }: ToldProps) {
  const { t } = useTranslation();
  if (name === 'no_consent') return <Agreed typed={typed} onChange={onChange} />;
  if (name === 'minor') return <Guardian table={table} typed={typed} onChange={onChange} />;
  if (name !== 'expired') return undefined;
  return (
    <Field
      label={t('policy.rows.monthsField')}
      wrong={typed.months !== '' && !complete ? t('policy.rows.monthsWrong') : undefined}
      value={typed.months}
      onChange={(months) => onChange({ ...typed, months })}
      numeric
      maxLength={4}
    />
  );
}

/** None is chosen before a person does: by a wrong one, every row would stay. */
type ColumnProps = Pick<RuleDialogProps, 'table'> & { readonly value: string; readonly onChange: (id: string) => void };

function ByColumn({ table, value, onChange }: ColumnProps) {
  const { t } = useTranslation();
  const label = t('policy.rows.column');
  const columns = table.columns.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <div>
      <p className={text.meta2}>{label}</p>
      <Select
        label={label}
        options={[{ value: '', label: t('policy.rows.columnNone') }, ...columns]}
        value={value}
        onChange={onChange}
      />
    </div>
  );
}

export function RuleDialog({ table, deciding, onClose }: RuleDialogProps) {
  const { t } = useTranslation();
  const [name, setName] = useState<RuleName>('no_consent');
  const [chosen, setColumn] = useState('');
  const [typed, setTyped] = useState<Typed>({ agreed: usuallyAgreed, months: '', guardian: '' });
  const column = table.columns.find(({ id }) => id === chosen);
  const rule = column === undefined ? undefined : madeRule(name, column, typed);
  const add = async () => {
    if (rule === undefined) return;
    if (await deciding.changeRules(table.id, (rules) => withRule(rules, rule))) onClose();
  };
  const cancel = <Button onPress={onClose}>{t('bar.cancel')}</Button>;
  const save = (
    <Button onPress={() => void add()} disabled={rule === undefined || deciding.busy}>
      {t('policy.rows.use')}
    </Button>
  );
  return (
    <Dialog
      title={t('policy.rows.addTitle')}
      open
      onClose={onClose}
      actions={
        <>
          {cancel}
          {save}
        </>
      }
    >
      <Choice<RuleName>
        label={t('policy.rows.which')}
        columns={2}
        options={ruleNames.map((value) => ({ value, label: t(`policy.rows.${value}`) }))}
        value={name}
        onChange={setName}
      />
      <ByColumn table={table} value={chosen} onChange={setColumn} />
      <Told table={table} name={name} typed={typed} complete={rule !== undefined} onChange={setTyped} />
      <StopBlock problem={deciding.problem} />
    </Dialog>
  );
}
