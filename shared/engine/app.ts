// The engine as a host holds it: every channel of the contract tied to its use case.

import type { Handlers } from '../ipc/contract.ts';
import { createDispatcher } from '../ipc/dispatch.ts';
import type { App, Ports } from './ports.ts';
import { checkCase, listCasesService, newCase, settleCase, showCase } from './services/case/cases.ts';
import { showStatement } from './services/case/statement-show.ts';
import { addArtefacts, signService } from './services/case/statements.ts';
import { draftTerms } from './services/case/terms.ts';
import { confirmTrial, makeTrial } from './services/case/trial.ts';
import { type Context, createContext } from './services/context.ts';
import { asideRows, leaveRowsService, mendRowService, reopenRowService } from './services/data/rows-aside.ts';
import { compareTablesService } from './services/data/table-compare.ts';
import { tableRecord } from './services/data/table-record.ts';
import { removeTable } from './services/data/table-remove.ts';
import { replaceTableService } from './services/data/table-replace.ts';
import { tableRows } from './services/data/table-rows.ts';
import { searchTable } from './services/data/table-search.ts';
import { dismissImport, pendingImport, resumeImport, runImport } from './services/import/import.ts';
import { lookAtFile } from './services/import/look.ts';
import { exportIdentity, runDoctor, runSelftestService } from './services/office/checkups.ts';
import { runDemoService } from './services/office/demo.ts';
import { exportLog, showLog, verifyLogService } from './services/office/log.ts';
import { pickFiles, placeFileService } from './services/office/pick.ts';
import { confirmRecovery, renewRecovery } from './services/office/recovery.ts';
import { setSettings } from './services/office/settings.ts';
import { addTrust, exportTrust, listTrust, verifyTrust } from './services/office/trust.ts';
import { appState, createVaultService, exportCard, lockVault, unlockVault } from './services/office/vault.ts';
import { comparePackage } from './services/package/compare.ts';
import { exportData } from './services/package/export.ts';
import { openPackage } from './services/package/open.ts';
import { readBack } from './services/package/read-back.ts';
import { makeReceipt } from './services/package/receipt.ts';
import { sealService } from './services/package/seal.ts';
import { inspectPackage, verifyPackage } from './services/package/verify.ts';
import { checkPolicy } from './services/policy/check.ts';
import { setPolicy, showPolicy } from './services/policy/decide.ts';
import { exportPolicy, importPolicy } from './services/policy/policy-file.ts';
import { previewPolicy } from './services/policy/preview.ts';
import { resetPolicy } from './services/policy/reset.ts';
import { measurePolicyRisk } from './services/policy/risk.ts';
import { setRulesService } from './services/policy/rules.ts';
import { runScan } from './services/scan/scan.ts';

function vaultHandlers(context: Context) {
  return {
    'app.state': appState(context),
    'vault.create': createVaultService(context),
    'settings.set': setSettings(context),
    'vault.confirm_recovery': confirmRecovery(context),
    'vault.renew_recovery': renewRecovery(context),
    'vault.unlock': unlockVault(context),
    'vault.lock': lockVault(context),
    'files.pick': pickFiles(context),
    'files.place': placeFileService(context),
    'card.export': exportCard(context),
    'trust.add': addTrust(context),
    'trust.verify': verifyTrust(context),
    'trust.list': listTrust(context),
    'trust.export': exportTrust(context),
    'log.show': showLog(context),
    'log.export': exportLog(context),
    'log.verify': verifyLogService(context),
    'doctor.run': runDoctor(context),
    'selftest.run': runSelftestService(),
    'identity.export': exportIdentity(context),
    'demo.run': runDemoService(context, createApp),
  } satisfies Partial<Handlers>;
}

function caseHandlers(context: Context) {
  return {
    'case.new': newCase(context),
    'case.settle': settleCase(context),
    'case.list': listCasesService(context),
    'case.show': showCase(context),
    'case.check': checkCase(context),
    'terms.draft': draftTerms(context),
    'statement.show': showStatement(context),
    'statement.sign': signService(context),
    'artefact.add': addArtefacts(context),
  } satisfies Partial<Handlers>;
}

function policyHandlers(context: Context) {
  return {
    'policy.show': showPolicy(context),
    'policy.set': setPolicy(context),
    'policy.reset': resetPolicy(context),
    'policy.rules': setRulesService(context),
    'policy.preview': previewPolicy(context),
    'policy.check': checkPolicy(context),
    'policy.risk': measurePolicyRisk(context),
    'policy.export': exportPolicy(context),
    'policy.import': importPolicy(context),
    'scan.run': runScan(context),
  } satisfies Partial<Handlers>;
}

function dataHandlers(context: Context) {
  return {
    'import.look': lookAtFile(context),
    'import.run': runImport(context),
    'import.pending': pendingImport(context),
    'import.resume': resumeImport(context),
    'import.dismiss': dismissImport(context),
    'rows.aside': asideRows(context),
    'rows.mend': mendRowService(context),
    'rows.leave': leaveRowsService(context),
    'rows.reopen': reopenRowService(context),
    'table.rows': tableRows(context),
    'table.search': searchTable(context),
    'table.record': tableRecord(context),
    'table.compare': compareTablesService(context),
    'table.replace': replaceTableService(context),
    'table.remove': removeTable(context),
  } satisfies Partial<Handlers>;
}

function packageHandlers(context: Context) {
  return {
    'trial.make': makeTrial(context),
    'trial.confirm': confirmTrial(context),
    'package.seal': sealService(context),
    'package.read_back': readBack(context),
    'package.inspect': inspectPackage(context),
    'package.verify': verifyPackage(context),
    'package.open': openPackage(context),
    'package.compare': comparePackage(context),
    'receipt.make': makeReceipt(context),
    'data.export': exportData(context),
    'job.cancel': async ({ job }) => {
      context.jobs.cancel(job);
      return {};
    },
  } satisfies Partial<Handlers>;
}

function handlersOf(context: Context): Handlers {
  return {
    ...vaultHandlers(context),
    ...caseHandlers(context),
    ...policyHandlers(context),
    ...dataHandlers(context),
    ...packageHandlers(context),
  };
}

export function createApp(ports: Ports): App {
  const context = createContext(ports);
  return {
    invoke: createDispatcher(handlersOf(context), ports.onBug),
    addFile: (path) => context.files.add(path),
    close: () => context.close(),
  };
}
