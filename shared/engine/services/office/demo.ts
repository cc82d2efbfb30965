// The rehearsal from the window: a demo in a new folder of the one a person picked, step by step, cancelled without a trace.
import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Lang } from '../../../domain/lang.ts';
import { demoPlaces } from '../../../domain/vocabulary.ts';
import { runDemo } from '../../demo/run.ts';
import { demoSteps } from '../../demo/steps.ts';
import type { CreateApp } from '../../ports.ts';
import type { Context, Service } from '../context.ts';

const folderNames = { zh: '演练', en: 'rehearsal' } as const satisfies Record<Lang, string>;

/** @throws cancelled · io.* · what any use case throws */
export function runDemoService(context: Context, createApp: CreateApp): Service<'demo.run'> {
  return ({ job, out, lang }) =>
    context.jobs.run(job, async (running) => {
      const folder = freeName(context.files.path(out), folderNames[lang]);
      let done = 0;
      running.report('rehearse', done, demoSteps.length, 'steps');
      const step = () => running.report('rehearse', ++done, demoSteps.length, 'steps');
      const { startReader } = context.ports;
      const ofParty: CreateApp = (ports) => createApp({ ...ports, startReader });
      const result = await runDemo(folder, step, { createApp: ofParty, signal: running.signal });
      return {
        folder: basename(folder),
        case: result.case,
        holds: result.proofs.every(({ holds }) => holds),
        proofs: result.proofs.map(({ claim, holds }) => ({ claim, holds })),
        places: demoPlaces.map((place) => ({ place, name: basename(result.folders[place]) })),
      };
    });
}

/** `演练`, else `演练 2`, `演练 3`… */
function freeName(parent: string, name: string, number = 1): string {
  const path = join(parent, number === 1 ? name : `${name} ${number}`);
  return existsSync(path) ? freeName(parent, name, number + 1) : path;
}
