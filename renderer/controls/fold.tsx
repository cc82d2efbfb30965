// A section that is folded under its title until a person opens it.
import type { ReactNode } from 'react';
import { Button } from 'react-aria-components/Button';
import { Disclosure, DisclosurePanel } from 'react-aria-components/Disclosure';
import { Heading } from 'react-aria-components/Heading';
import buttons from './button.module.css';
import styles from './fold.module.css';

export function Fold({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <Disclosure className={styles.fold ?? ''}>
      <Heading level={2}>
        <Button slot="trigger" className={buttons.text ?? ''}>
          {title}
        </Button>
      </Heading>
      <DisclosurePanel className={styles.panel ?? ''}>{children}</DisclosurePanel>
    </Disclosure>
  );
}
