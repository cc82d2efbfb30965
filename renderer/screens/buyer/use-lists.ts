// The lists that came in the package in force: how they are called, and each out as a workbook.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Output } from '../../../shared/ipc/contract.ts';
import { type Act, useAct } from '../../app/act.ts';
import { suggestedName } from '../../app/file-names.ts';
import { api, place } from '../../app/host.ts';
import type { CaseView } from '../../app/queries.ts';
import { useSession } from '../../app/session.ts';

export type CameList = Output<'lists.show'>['lists'][number];

/** In the words of the screen; one of another program by its own name. */
export function useListName(): (list: CameList) => string {
  const { t } = useTranslation();
  return ({ code, name, of }) => {
    if (code === undefined) return name;
    const known = t(`policy.check.lists.${code}`);
    return of === undefined ? known : t('use.todo.of', { name: known, table: of });
  };
}

export type ListOut = {
  readonly act: Act<CameList, void>;
  /** Under which name each was written, by id. */
  readonly written: Readonly<Record<string, string>>;
};

export function useListOut({ case_uid: ref }: CaseView): ListOut {
  const { lang } = useSession();
  const nameOf = useListName();
  const [written, setWritten] = useState<Readonly<Record<string, string>>>({});
  const act = useAct(
    async (list: CameList) => {
      const out = await place('file', suggestedName('list', [nameOf(list)], lang));
      if (out === undefined) return;
      const { file } = await api['lists.export']({ case: ref, list: list.id, out: out.handle });
      setWritten((known) => ({ ...known, [list.id]: file }));
    },
    { saves: true },
  );
  return { act, written };
}
