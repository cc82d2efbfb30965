// 登记簿: what was done in this data box, in order, newest first.
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { officeWord } from '../../../shared/domain/words/office-words.ts';
import { toProblem, useAct } from '../../app/act.ts';
import { suggestedName } from '../../app/file-names.ts';
import { dayAndTime, number } from '../../app/format.ts';
import { api, place } from '../../app/host.ts';
import { useVaultOpen } from '../../app/queries.ts';
import { Screen } from '../../app/screen.tsx';
import { useSession } from '../../app/session.ts';
import { Icon } from '../../controls/icons.tsx';
import { WrittenTo } from '../../controls/written-to.tsx';
import text from '../../style/text.module.css';

const shown = 200;

function useLog() {
  const enabled = useVaultOpen();
  const log = useQuery({ queryKey: ['log'], queryFn: () => api['log.show']({ limit: shown }), enabled });
  const verdict = useQuery({ queryKey: ['log-verdict'], queryFn: () => api['log.verify']({}), enabled });
  const error = log.error ?? verdict.error;
  return { log: log.data, verdict: verdict.data, problem: error === null ? undefined : toProblem(error) };
}

export function Register() {
  const { t } = useTranslation();
  const { lang } = useSession();
  const { log, verdict, problem } = useLog();
  const [written, setWritten] = useState<string>();
  const write = useAct(async () => {
    const out = await place('file', suggestedName('log', [], lang));
    if (out !== undefined) setWritten((await api['log.export']({ out: out.handle })).file);
  });
  const entries = [...(log?.entries ?? [])].sort((a, b) => b.index - a.index);
  return (
    <Screen
      title={t('register.title')}
      lead={t('register.lead')}
      problems={[problem, write.problem]}
      note={<WrittenTo name={written} />}
      primary={{ label: t('register.export'), onPress: () => void write.run(undefined), disabled: write.busy }}
    >
      {verdict?.good === true ? (
        <p className={text.good}>
          <Icon name="tick" small /> {t('register.good', { n: number(verdict.size, lang) })}
        </p>
      ) : undefined}
      <table>
        <thead>
          <tr>
            <th className={`${text.number} ${text.narrow}`}>{t('register.number')}</th>
            <th>{t('register.time')}</th>
            <th>{t('register.act')}</th>
            <th>{t('register.object')}</th>
          </tr>
        </thead>
        <tbody>
          {entries.map(({ index, time, act, object }) => (
            <tr key={index}>
              <td className={text.number}>{number(index + 1, lang)}</td>
              <td>
                <time dateTime={time}>{dayAndTime(time, lang)}</time>
              </td>
              <td>{officeWord('act', act, lang)}</td>
              <td>
                {officeWord('object', object.split(':')[0] ?? '', lang)}{' '}
                <span className={`${text.code} ${text.meta}`}>{object.split(':')[1]?.slice(0, 12)}</span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Screen>
  );
}
