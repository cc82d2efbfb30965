// Twelve groups of five digits, each a button that is pressed when the other side has read the same.
import { ToggleButton } from 'react-aria-components/ToggleButton';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../controls/icons.tsx';
import styles from './party-card.module.css';

export type Ticks = ReadonlySet<number>;

export type GroupsProps = {
  readonly number: string;
  readonly ticks: Ticks;
  readonly onTick: (place: number) => void;
};

export function Groups({ number, ticks, onTick }: GroupsProps) {
  const { t } = useTranslation();
  return (
    <div className={styles.groups} data-safety={number}>
      {number.split(' ').map((digits, index) => (
        <ToggleButton
          // biome-ignore lint/suspicious/noArrayIndexKey: groups have a place and may repeat
          key={index}
          className={styles.group ?? ''}
          isSelected={ticks.has(index)}
          onChange={() => onTick(index)}
          aria-label={t('recipient.number.group', { n: index + 1, digits })}
        >
          {digits}
          {ticks.has(index) ? <Icon name="tick" small /> : undefined}
        </ToggleButton>
      ))}
    </div>
  );
}
