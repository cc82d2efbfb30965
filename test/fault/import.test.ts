// Import under faults: a table or a folder is in the case as a whole or not at all, whatever is killed or refused.
import { bothSides, placing } from '../support/fault-runs.ts';
import { describeFaults, worldForFile } from '../support/fault-suite.ts';

const world = worldForFile('import');

const steps = [
  ...placing('keys'),
  ...bothSides([
    'data.commit',
    'pending.commit',
    'stage.commit',
    'blocks.commit',
    'import.commit',
    'deliver.commit',
    'clear.commit',
  ]),
];

describeFaults(world, 'import', steps, { fewRefusals: true });
