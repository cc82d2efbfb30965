// Making a package under faults: the file under its final name is whole, its number is taken once, and the next sealing works.
import { bothSides, placing } from '../support/fault-runs.ts';
import { describeFaults, worldForFile } from '../support/fault-suite.ts';

const world = worldForFile('seal');
const steps = [
  ...bothSides(['log.commit', 'spool.create', 'spool.write']),
  ...placing('package').slice(0, 4),
  ...bothSides(['package.commit']),
  ...placing('package').slice(4),
];

describeFaults(world, 'trial', steps, { sparse: true });
describeFaults(world, 'seal', steps, { fewRefusals: true });
