// The stamp 收, pressed just now.
import { useTranslation } from 'react-i18next';
import { useLabels } from '../../app/words.ts';
import { LargeStamp } from '../../strip/stamp.tsx';

export function Signed() {
  const { t } = useTranslation();
  const label = useLabels();
  return (
    <div>
      <LargeStamp cell="receipt" label={t('strip.cell', { word: label.cell.receipt, state: label.cellState.done })} />
    </div>
  );
}
