// The engine as a host holds it: every channel of the contract tied to its use case.

import type { Handlers } from '../ipc/contract.ts';
import { createDispatcher } from '../ipc/dispatch.ts';
import type { App, Ports } from './ports.ts';
import { checkCase, listCasesService, newCase, settleCase, showCase } from './services/cases.ts';
import { exportIdentity, runDoctor, runSelftestService } from './services/checkups.ts';
import { comparePackage } from './services/compare.ts';
import { type Context, createContext } from './services/context.ts';
import { runDemoService } from './services/demo.ts';
import { exportData } from './services/export.ts';
import { dismissImport, pendingImport, resumeImport, runImport } from './services/import.ts';
import { lookAtFile } from './services/import-look.ts';
import { exportLog, showLog, verifyLogService } from './services/log.ts';
import { openPackage } from './services/open.ts';
import { pickFiles, placeFileService } from './services/pick.ts';
import { setPolicy, showPolicy } from './services/policy.ts';
import { readBack } from './services/read-back.ts';
import { makeReceipt } from './services/receipt.ts';
import { confirmRecovery, renewRecovery } from './services/recovery.ts';
import { asideRows, leaveRowsService, mendRowService, reopenRowService } from './services/rows-aside.ts';
import { sealService } from './services/seal.ts';
import { setSettings } from './services/settings.ts';
import { showStatement } from './services/statement-show.ts';
import { addArtefacts, signService } from './services/statements.ts';
import { compareTablesService } from './services/table-compare.ts';
import { tableRecord } from './services/table-record.ts';
import { removeTable } from './services/table-remove.ts';
import { replaceTableService } from './services/table-replace.ts';
import { tableRows } from './services/table-rows.ts';
import { searchTable } from './services/table-search.ts';
import { draftTerms } from './services/terms.ts';
import { confirmTrial, makeTrial } from './services/trial.ts';
import { addTrust, exportTrust, listTrust, verifyTrust } from './services/trust.ts';
import { appState, createVaultService, exportCard, lockVault, unlockVault } from './services/vault.ts';
import { inspectPackage, verifyPackage } from './services/verify.ts';

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
    'policy.set': setPolicy(context),
    'policy.show': showPolicy(context),
    'terms.draft': draftTerms(context),
    'statement.show': showStatement(context),
    'statement.sign': signService(context),
    'artefact.add': addArtefacts(context),
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
  return { ...vaultHandlers(context), ...caseHandlers(context), ...dataHandlers(context), ...packageHandlers(context) };
}

export function createApp(ports: Ports): App {
  const context = createContext(ports);
  return {
    invoke: createDispatcher(handlersOf(context), ports.onBug),
    addFile: (path) => context.files.add(path),
    close: () => context.close(),
  };
}
