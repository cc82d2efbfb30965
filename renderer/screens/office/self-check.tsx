// The check of this computer and the program's own test, started by a person and listed in words.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { findingText } from '../../../shared/domain/words/doctor-words.ts';
import { officeWord } from '../../../shared/domain/words/office-words.ts';
import type { Output } from '../../../shared/ipc/contract.ts';
import { useAct } from '../../app/act.ts';
import { number } from '../../app/format.ts';
import { api } from '../../app/host.ts';
import { useSession } from '../../app/session.ts';
import checks from '../../controls/checks.module.css';
import { Icon } from '../../controls/icons.tsx';

type Found = { readonly health: Output<'doctor.run'>['findings']; readonly tests: Output<'selftest.run'>['tests'] };

export function useSelfCheck() {
  const [found, setFound] = useState<Found>();
  const act = useAct(async () => {
    const { tests } = await api['selftest.run']({});
    setFound({ tests, health: (await api['doctor.run']({})).findings });
  });
  return { found, problem: act.problem, busy: act.busy, run: () => void act.run(undefined) };
}

const icons = { pass: 'tick', warn: 'ask', fail: 'stop' } as const;

export function SelfCheck({ found }: { readonly found: Found | undefined }) {
  const { t } = useTranslation();
  const { lang } = useSession();
  if (found === undefined) return t('settings.healthText');
  const failed = found.tests.filter(({ passed }) => !passed).length;
  const sum =
    failed === 0
      ? t('settings.selftestGood', { count: found.tests.length, n: number(found.tests.length, lang) })
      : t('settings.selftestBad', { count: failed, n: number(failed, lang) });
  return (
    <ul className={`${checks.checks} ${checks.short} ${checks.inner}`}>
      <li>
        <Icon name={failed === 0 ? 'tick' : 'stop'} small className={failed === 0 ? checks.good : undefined} />
        <div>
          {t('settings.selftest')}
          <small>{sum}</small>
        </div>
      </li>
      {found.health.map((one, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the findings of one check, in their order
        <li key={index} data-finding={one.result}>
          <Icon name={icons[one.result]} small className={one.result === 'pass' ? checks.good : checks.open} />
          <div>
            {officeWord('check', one.check, lang)}
            <small>{findingText(one, lang)}</small>
          </div>
        </li>
      ))}
    </ul>
  );
}
