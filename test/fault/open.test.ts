// Opening under faults: all the rows of a package or none, once, and the case of a trial is there whole.
import { bothSides, placing } from '../support/fault-runs.ts';
import { describeFaults, worldForFile } from '../support/fault-suite.ts';

const world = worldForFile('open');

describeFaults(world, 'try', bothSides(['party.commit', 'case.commit', 'package.commit']));
describeFaults(
  world,
  'open',
  [
    ...placing('keys'),
    ...bothSides(['data.commit', 'stage.commit', 'blocks.commit', 'import.commit']),
    ...bothSides(['deliver.commit', 'clear.commit', 'package.commit', 'measure.commit']),
  ],
  { fewRefusals: true },
);
