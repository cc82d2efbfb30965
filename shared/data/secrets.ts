// Finds secrets (class C) inside free text, in every form they are written in (secret-forms.ts).
import { matches } from './detect/matches.ts';
import { Gate, signsOf } from './detect/signs.ts';
import { type SecretForm, secretForms } from './secret-forms.ts';

/** A secret found in a text: its type, the word that gave it away (never the secret itself), and where it stands. */
export interface Secret {
  readonly pi: SecretForm['pi'];
  readonly word: string;
  readonly start: number;
  readonly end: number;
}

function asSecret(pi: Secret['pi'], { 0: whole, 1: word = '', 2: secret = whole, index }: RegExpExecArray): Secret {
  const end = index + whole.length;
  return { pi, word, start: end - secret.length, end };
}

/** The secrets of one form in a text, which is given in half width (NFKC). */
export function secretsOf({ pi, pattern }: SecretForm, text: string): Secret[] {
  return matches(pattern, text).map((match) => asSecret(pi, match));
}

const gated = secretForms.map((form) => ({ form, gate: new Gate(form.needs) }));

/** The first secret in a text, which is given in half width (NFKC), form by form; undefined if there is none. */
export function findSecret(text: string): Secret | undefined {
  const signs = signsOf(text);
  for (const { form, gate } of gated) {
    const secret = gate.isOpen(signs) ? secretsOf(form, text)[0] : undefined;
    if (secret !== undefined) return secret;
  }
  return undefined;
}
