// The engine as a host holds it: every channel of the contract tied to its use case.

import type { Channel, Handlers } from '../ipc/contract.ts';
import { createDispatcher } from '../ipc/dispatch.ts';
import type { App, Ports } from './ports.ts';
import { type Context, createContext, type Service } from './services/context.ts';

type Later = <C extends Channel>(load: () => Promise<Service<C>>) => Service<C>;

const jobOf = (input: object) => ('job' in input && typeof input.job === 'string' ? input.job : undefined);

/** A use case is loaded when it is first asked for: most runs of the program need few of them. */
function laterIn({ jobs }: Context): Later {
  return (load) => {
    let loading: ReturnType<typeof load> | undefined;
    return async (input) => {
      const job = jobOf(input);
      const ended = job === undefined ? () => {} : jobs.announce(job);
      try {
        loading ??= load();
        return await (await loading)(input);
      } finally {
        ended();
      }
    };
  };
}

function vaultHandlers(context: Context) {
  const later = laterIn(context);
  return {
    'app.state': later(async () => (await import('./services/office/vault.ts')).appState(context)),
    'vault.create': later(async () => (await import('./services/office/vault.ts')).createVaultService(context)),
    'settings.set': later(async () => (await import('./services/office/settings.ts')).setSettings(context)),
    'vault.confirm_recovery': later(async () =>
      (await import('./services/office/recovery.ts')).confirmRecovery(context),
    ),
    'vault.renew_recovery': later(async () => (await import('./services/office/recovery.ts')).renewRecovery(context)),
    'vault.unlock': later(async () => (await import('./services/office/vault.ts')).unlockVault(context)),
    'vault.lock': later(async () => (await import('./services/office/vault.ts')).lockVault(context)),
    'files.pick': later(async () => (await import('./services/office/pick.ts')).pickFiles(context)),
    'files.place': later(async () => (await import('./services/office/pick.ts')).placeFileService(context)),
    'card.export': later(async () => (await import('./services/office/vault.ts')).exportCard(context)),
    'trust.add': later(async () => (await import('./services/office/trust.ts')).addTrust(context)),
    'trust.verify': later(async () => (await import('./services/office/trust.ts')).verifyTrust(context)),
    'trust.list': later(async () => (await import('./services/office/trust.ts')).listTrust(context)),
    'trust.export': later(async () => (await import('./services/office/trust.ts')).exportTrust(context)),
    'log.show': later(async () => (await import('./services/office/log.ts')).showLog(context)),
    'log.export': later(async () => (await import('./services/office/log.ts')).exportLog(context)),
    'log.verify': later(async () => (await import('./services/office/log.ts')).verifyLogService(context)),
    'doctor.run': later(async () => (await import('./services/office/checkups.ts')).runDoctor(context)),
    'selftest.run': later(async () => (await import('./services/office/checkups.ts')).runSelftestService()),
    'identity.export': later(async () => (await import('./services/office/checkups.ts')).exportIdentity(context)),
    'demo.run': later(async () => (await import('./services/office/demo.ts')).runDemoService(context, createApp)),
  } satisfies Partial<Handlers>;
}

function caseHandlers(context: Context) {
  const later = laterIn(context);
  return {
    'case.new': later(async () => (await import('./services/case/cases.ts')).newCase(context)),
    'case.settle': later(async () => (await import('./services/case/cases.ts')).settleCase(context)),
    'case.list': later(async () => (await import('./services/case/cases.ts')).listCasesService(context)),
    'case.show': later(async () => (await import('./services/case/cases.ts')).showCase(context)),
    'case.check': later(async () => (await import('./services/case/cases.ts')).checkCase(context)),
    'terms.draft': later(async () => (await import('./services/case/terms.ts')).draftTerms(context)),
    'statement.show': later(async () => (await import('./services/case/statement-show.ts')).showStatement(context)),
    'statement.sign': later(async () => (await import('./services/case/statements.ts')).signService(context)),
    'artefact.add': later(async () => (await import('./services/case/statements.ts')).addArtefacts(context)),
  } satisfies Partial<Handlers>;
}

function policyHandlers(context: Context) {
  const later = laterIn(context);
  return {
    'policy.show': later(async () => (await import('./services/policy/decide.ts')).showPolicy(context)),
    'policy.set': later(async () => (await import('./services/policy/decide.ts')).setPolicy(context)),
    'policy.ground': later(async () => (await import('./services/policy/ground.ts')).setGround(context)),
    'policy.allow': later(async () => (await import('./services/policy/exceptions.ts')).allowPair(context)),
    'policy.not_secret': later(async () => (await import('./services/policy/not-secret.ts')).notSecret(context)),
    'policy.reset': later(async () => (await import('./services/policy/reset.ts')).resetPolicy(context)),
    'policy.rules': later(async () => (await import('./services/policy/rules.ts')).setRulesService(context)),
    'policy.preview': later(async () => (await import('./services/policy/preview.ts')).previewPolicy(context)),
    'policy.check': later(async () => (await import('./services/policy/check.ts')).checkPolicy(context)),
    'policy.risk': later(async () => (await import('./services/policy/risk.ts')).measurePolicyRisk(context)),
    'policy.export': later(async () => (await import('./services/policy/policy-file.ts')).exportPolicy(context)),
    'policy.import': later(async () => (await import('./services/policy/policy-file.ts')).importPolicy(context)),
    'scan.run': later(async () => (await import('./services/scan/scan.ts')).runScan(context)),
  } satisfies Partial<Handlers>;
}

function dataHandlers(context: Context) {
  const later = laterIn(context);
  return {
    'import.look': later(async () => (await import('./services/import/look.ts')).lookAtFile(context)),
    'import.run': later(async () => (await import('./services/import/run.ts')).runImport(context)),
    'import.pending': later(async () => (await import('./services/import/import.ts')).pendingImport(context)),
    'import.resume': later(async () => (await import('./services/import/import.ts')).resumeImport(context)),
    'import.dismiss': later(async () => (await import('./services/import/import.ts')).dismissImport(context)),
    'rows.aside': later(async () => (await import('./services/data/rows-aside.ts')).asideRows(context)),
    'rows.mend': later(async () => (await import('./services/data/rows-aside.ts')).mendRowService(context)),
    'rows.leave': later(async () => (await import('./services/data/rows-aside.ts')).leaveRowsService(context)),
    'rows.reopen': later(async () => (await import('./services/data/rows-aside.ts')).reopenRowService(context)),
    'table.rows': later(async () => (await import('./services/data/table-rows.ts')).tableRows(context)),
    'table.search': later(async () => (await import('./services/data/table-search.ts')).searchTable(context)),
    'table.record': later(async () => (await import('./services/data/table-record.ts')).tableRecord(context)),
    'table.compare': later(async () =>
      (await import('./services/data/table-compare.ts')).compareTablesService(context),
    ),
    'table.replace': later(async () => (await import('./services/data/table-replace.ts')).replaceTableService(context)),
    'table.remove': later(async () => (await import('./services/data/table-remove.ts')).removeTable(context)),
  } satisfies Partial<Handlers>;
}

function packageHandlers(context: Context) {
  const later = laterIn(context);
  return {
    'trial.make': later(async () => (await import('./services/case/trial.ts')).makeTrial(context)),
    'trial.confirm': later(async () => (await import('./services/case/trial.ts')).confirmTrial(context)),
    'package.seal': later(async () => {
      // A thread for the rows starts while the rest is loaded.
      context.bulk().prepare(1);
      return (await import('./services/package/seal.ts')).sealService(context);
    }),
    'package.read_back': later(async () => (await import('./services/package/read-back.ts')).readBack(context)),
    'package.inspect': later(async () => (await import('./services/package/verify.ts')).inspectPackage(context)),
    'package.verify': later(async () => (await import('./services/package/verify.ts')).verifyPackage(context)),
    'package.open': later(async () => (await import('./services/package/open.ts')).openPackage(context)),
    'package.compare': later(async () => (await import('./services/package/compare.ts')).comparePackage(context)),
    'lists.show': later(async () => (await import('./services/data/lists-here.ts')).showLists(context)),
    'lists.export': later(async () => (await import('./services/data/list-export.ts')).exportList(context)),
    'receipt.make': later(async () => (await import('./services/package/receipt.ts')).makeReceipt(context)),
    'data.export': later(async () => (await import('./services/package/export.ts')).exportData(context)),
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
