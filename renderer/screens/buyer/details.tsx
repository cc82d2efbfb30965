// Details folded under a line.
import { Button } from 'react-aria-components/Button';
import { Disclosure, DisclosurePanel } from 'react-aria-components/Disclosure';
import { useTranslation } from 'react-i18next';
import buttons from '../../controls/button.module.css';
import checks from '../../controls/checks.module.css';
import { Prose } from '../../controls/prose.tsx';

export function Details({ lines }: { readonly lines: readonly string[] }) {
  const { t } = useTranslation();
  if (lines.length === 0) return undefined;
  return (
    <Disclosure className={checks.details ?? ''}>
      <Button slot="trigger" className={`${buttons.text} ${checks.more}`}>
        {t('check.details')}
      </Button>
      <DisclosurePanel>
        {lines.map((line) => (
          <p key={line}>
            <Prose>{line}</Prose>
          </p>
        ))}
      </DisclosurePanel>
    </Disclosure>
  );
}
