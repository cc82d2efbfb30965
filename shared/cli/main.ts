// `node shared/cli/main.ts COMMAND …`: the entry of the command line in a checkout.
import { runProcess } from './process.ts';

await runProcess(process.argv.slice(2));
