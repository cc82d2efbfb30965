// Installs what is missing, before any other command: dependencies, and with --tests the programs that tests need.
// Runs on Node 20 and imports nothing that has to be installed.
import { ensureInstalled } from './install.mjs';
import { requireNode } from './node.mjs';
import { ensurePrograms } from './programs.mjs';

ensureInstalled();
requireNode();
if (process.argv.includes('--tests')) ensurePrograms();
