// The other side's papers come in: dropped on the screen, or picked.
import type { FileRef } from '../../../shared/ipc/host-bridge.ts';
import { useAct } from '../../app/act.ts';
import { api, pick } from '../../app/host.ts';
import type { CaseView } from '../../app/queries.ts';

export function useBringPapers(view: CaseView) {
  const add = useAct(
    async (files: FileRef[]) => {
      if (files.length > 0)
        await api['artefact.add']({ case: view.case_uid, files: files.map(({ handle }) => handle) });
    },
    { saves: true },
  );
  const bring = useAct(async () => void (await add.run(await pick('artefacts'))));
  return { add, bring };
}
