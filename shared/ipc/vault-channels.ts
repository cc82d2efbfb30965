// Channels of the vault and of the host: keys, cards, trust, files that a person picks, the log, checks.
import * as v from 'valibot';
import { langs } from '../domain/lang.ts';
import { demoClaims, demoPlaces, suites } from '../domain/vocabulary.ts';
import { call } from './call.ts';
import { caseRef, count, handle, hex16, hex32, job, text, utc } from './values.ts';
import { failure, fileRef, party, settings } from './views.ts';

const nothing = v.strictObject({});
const secret = v.pipe(v.string(), v.minLength(1), v.maxLength(1024));
const written = v.strictObject({ id: v.optional(hex32), file: text(1000) });

export const vaultChannels = {
  'app.state': call(
    nothing,
    v.strictObject({
      version: text(40),
      vault: v.picklist(['missing', 'locked', 'open']),
      me: v.optional(party),
      /** Minutes without a key or a click after which the window locks. */
      lock_minutes: count,
      /** Of an open vault: the code is on the screen it was shown on, was never typed back, or was. */
      recovery: v.optional(v.picklist(['shown', 'unconfirmed', 'confirmed'])),
      settings,
    }),
  ),
  'settings.set': call(settings, settings),
  'vault.create': call(
    v.strictObject({
      vault: v.optional(handle),
      passphrase: secret,
      name: text(200),
      organisation: v.optional(text(200)),
      uscc: v.optional(text(18)),
      contact: v.optional(text(2000)),
      suite: v.optional(v.picklist(suites)),
    }),
    v.strictObject({ me: party, recovery_code: text(60) }),
  ),
  'vault.confirm_recovery': call(v.strictObject({ code: text(80) }), nothing),
  /** A new recovery code in place of the old one. */
  'vault.renew_recovery': call(v.strictObject({ passphrase: secret }), v.strictObject({ recovery_code: text(60) })),
  'vault.unlock': call(
    v.strictObject({ vault: v.optional(handle), secret, kind: v.picklist(['passphrase', 'recovery']) }),
    v.strictObject({ me: party }),
  ),
  'vault.lock': call(nothing, nothing),
  'files.pick': call(
    v.strictObject({ purpose: v.picklist(['sources', 'folder', 'package', 'artefacts', 'card']) }),
    v.strictObject({ files: v.array(fileRef) }),
  ),
  'files.place': call(
    v.strictObject({ purpose: v.picklist(['file', 'folder']), suggested: text(200) }),
    v.strictObject({ file: v.optional(fileRef) }),
  ),
  'card.export': call(v.strictObject({ out: handle }), written),
  'trust.add': call(
    v.strictObject({ card: handle, accept: v.boolean() }),
    v.strictObject({ party, warning: v.optional(v.picklist(['key_change', 'same_key'])) }),
  ),
  'trust.verify': call(
    v.strictObject({ case: caseRef, number: text(120) }),
    v.strictObject({ parties: v.array(party) }),
  ),
  /** The verified cards of a case as OpenSSH allowed signers. */
  'trust.export': call(
    v.strictObject({ case: caseRef, out: handle }),
    v.strictObject({ file: text(1000), cards: count }),
  ),
  'trust.list': call(nothing, v.strictObject({ parties: v.array(party) })),
  'log.show': call(
    v.strictObject({ limit: v.optional(count) }),
    v.strictObject({
      log: hex16,
      size: count,
      root: hex32,
      entries: v.array(
        v.strictObject({ index: count, time: utc, operator: text(20), act: text(40), object: text(200) }),
      ),
    }),
  ),
  'log.export': call(v.strictObject({ out: handle }), v.strictObject({ file: text(1000), entries: count })),
  'log.verify': call(nothing, v.strictObject({ good: v.boolean(), size: count, root: hex32 })),
  'doctor.run': call(
    nothing,
    v.strictObject({
      findings: v.array(
        v.strictObject({
          check: text(60),
          result: v.picklist(['pass', 'warn', 'fail']),
          where: v.optional(failure.entries.where),
          facts: v.optional(failure.entries.facts),
          code: v.optional(failure.entries.code),
        }),
      ),
    }),
  ),
  'selftest.run': call(
    nothing,
    v.strictObject({
      tests: v.array(v.strictObject({ name: text(80), passed: v.boolean(), source: text(200) })),
    }),
  ),
  /** A whole handover of a made-up company, in a new folder of `out`. */
  'demo.run': call(
    v.strictObject({ job, out: handle, lang: v.picklist(langs) }),
    v.strictObject({
      folder: text(200),
      case: text(20),
      holds: v.boolean(),
      proofs: v.array(v.strictObject({ claim: v.picklist(demoClaims), holds: v.boolean() })),
      places: v.array(v.strictObject({ place: v.picklist(demoPlaces), name: text(200) })),
    }),
  ),
  'identity.export': call(v.strictObject({ out: handle, passphrase: secret }), written),
  'job.cancel': call(v.strictObject({ job }), nothing),
} as const;
