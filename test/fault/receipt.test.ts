// Signing under faults: terms and receipts are written whole or not at all, and what was signed can be signed again.
import { bothSides, placing } from '../support/fault-runs.ts';
import { describeFaults, worldForFile } from '../support/fault-suite.ts';

const world = worldForFile('receipt');

describeFaults(world, 'sign', [...bothSides(['case.commit', 'artefact.commit']), ...placing('statement')], {
  sparse: true,
});
describeFaults(world, 'receipt', [...bothSides(['artefact.commit']), ...placing('statement')]);
