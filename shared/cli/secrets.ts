// The secrets of one command: the vault's passphrase or recovery code, a new passphrase, that of an export.
import type { OptionValues } from './arguments.ts';
import type { Secrets } from './command.ts';
import { given, knownPassphrase, newPassphrase, type Questions, type Source } from './passphrase.ts';
import type { Terminal } from './terminal.ts';
import type { Texts } from './text/zh.ts';

type Ground = {
  readonly values: OptionValues;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly terminal: Terminal;
  readonly words: Texts;
};

const text = (value: OptionValues[string]) => (typeof value === 'string' ? value : undefined);
const integer = (value: OptionValues[string]) => (typeof value === 'number' ? value : undefined);

/** An option beats the variable of the environment. */
function vaultSource({ values, env }: Ground): Source {
  const fd = integer(values['passphrase-fd']);
  const file = text(values['passphrase-file']);
  const asked = fd !== undefined || file !== undefined;
  return { fd, file: asked ? file : env.HANDOVER_PASSPHRASE_FILE || undefined };
}

/** What `vault.unlock` takes beside the vault. */
export type Unlocking = { readonly secret: string; readonly kind: 'passphrase' | 'recovery' };

export interface AllSecrets extends Secrets {
  known(): Promise<Unlocking>;
}

export function createSecrets(ground: Ground): AllSecrets {
  const { values, terminal, words } = ground;
  const source = vaultSource(ground);
  const { again, differ, passphrase, recovery, newPassphrase: created, exportPassphrase } = words.ask;
  const ask = (once: string): Questions => ({ once, again, differ });
  const kind = values.recovery === true ? 'recovery' : 'passphrase';
  let known: string | undefined;
  return {
    async known() {
      known ??= await knownPassphrase(source, terminal, ask(kind === 'recovery' ? recovery : passphrase));
      return { secret: known, kind };
    },
    created: () => newPassphrase(source, terminal, ask(created)),
    async exported() {
      const own = { fd: integer(values['new-passphrase-fd']), file: text(values['new-passphrase-file']) };
      const passphraseOfOwn = await given(own);
      if (passphraseOfOwn !== undefined) return passphraseOfOwn;
      const scripted = source.fd !== undefined || source.file !== undefined;
      if (scripted && kind === 'passphrase' && known !== undefined) return known;
      return newPassphrase(own, terminal, ask(exportPassphrase));
    },
  };
}
