// Every command, in the order of the help: the order in which a handover uses them.
import type { Command } from './command.ts';
import { doctor, selftest } from './commands/care.ts';
import { caseCheck, caseList, caseNew, caseSet, caseShow } from './commands/case.ts';
import { inspect, verify } from './commands/check.ts';
import { demo } from './commands/demo.ts';
import { exportData, identityExport } from './commands/export.ts';
import { importFiles, importLook } from './commands/import.ts';
import { lists, listsExport } from './commands/lists.ts';
import { log } from './commands/log.ts';
import { policyCheck, policyInit, policyPreview, policySet, policyShow } from './commands/policy.ts';
import { policyAllow, policyNotSecret } from './commands/policy-exceptions.ts';
import { compare, open, receipt } from './commands/receive.ts';
import { policyRisk } from './commands/risk.ts';
import { rowsLeave, rowsMend, rowsRefused, rowsReopen, rowsSetApart } from './commands/rows.ts';
import { scan } from './commands/scan.ts';
import { seal } from './commands/seal.ts';
import { add, sign, terms } from './commands/statements.ts';
import { tableCompare, tableFind, tableRecord, tableRemove, tableReplace } from './commands/table.ts';
import { trial, trialConfirm } from './commands/trial.ts';
import { card, trust } from './commands/trust.ts';
import { init } from './commands/vault.ts';

export const commands: readonly Command[] = [
  demo,
  init,
  card,
  trust,
  caseNew,
  caseSet,
  caseList,
  caseShow,
  caseCheck,
  importFiles,
  importLook,
  scan,
  rowsRefused,
  rowsSetApart,
  rowsMend,
  rowsLeave,
  rowsReopen,
  tableFind,
  tableRecord,
  tableCompare,
  tableReplace,
  tableRemove,
  policyShow,
  policySet,
  policyAllow,
  policyNotSecret,
  policyInit,
  policyCheck,
  policyPreview,
  policyRisk,
  terms,
  sign,
  add,
  trial,
  trialConfirm,
  seal,
  inspect,
  verify,
  open,
  compare,
  receipt,
  lists,
  listsExport,
  exportData,
  log,
  doctor,
  selftest,
  identityExport,
];
