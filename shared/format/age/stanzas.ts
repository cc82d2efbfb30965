// Recipient stanzas: which types are native to age v1, what each one's arguments and body look like, and which may stand alone only.
//   -> X25519 <share 32>                             body 32 = 16-byte file key and its tag
//   -> mlkem768x25519 <enc 1120>
//   -> scrypt <salt 16> <log2 of the work factor>    alone in its header
//   -> p256tag <tag 4> <enc 65>
//   -> mlkem768p256tag <tag 4> <enc 1153>
// Other types are for programs that know them (C2SP age.md asks to ignore them).
import { base64nopad } from '@scure/base';
import type { Bytes } from '../bytes.ts';
import type { Suite } from './keys.ts';
import { malformed } from './malformed.ts';

export interface Stanza {
  readonly type: string;
  readonly args: readonly string[];
  readonly body: Bytes;
}

/** Memory of scrypt is 2^(logN + 10) bytes: 1 GiB at the ceiling. */
export const maxLogN = 20;
const wrappedFileKey = 32;

const nativeArguments: ReadonlyMap<string, readonly number[]> = new Map([
  ['X25519', [32]],
  ['mlkem768x25519', [1120]],
  ['p256tag', [4, 65]],
  ['mlkem768p256tag', [4, 1153]],
]);

export const suiteStanza = { x25519: 'X25519', hybrid: 'mlkem768x25519' } as const satisfies Record<Suite, string>;

/** Unpadded canonical base64. @throws age */
export function decodeBase64(text: string, reason: string): Bytes {
  try {
    return base64nopad.decode(text) as Bytes;
  } catch {
    throw malformed('header', reason);
  }
}

function checkLengths(stanza: Stanza, lengths: readonly number[]): void {
  if (stanza.args.length !== lengths.length) throw malformed('header', `${stanza.type}: number of arguments`);
  lengths.forEach((length, index) => {
    const argument = decodeBase64(stanza.args[index] ?? '', `${stanza.type}: base64 of an argument`);
    if (argument.length !== length) throw malformed('header', `${stanza.type}: length of an argument`);
  });
}

function checkScrypt(stanza: Stanza, alone: boolean): void {
  if (!alone) throw malformed('header', 'scrypt: not the only stanza');
  const [salt = '', logN = '', ...others] = stanza.args;
  checkLengths({ ...stanza, args: [salt] }, [16]);
  if (others.length > 0) throw malformed('header', 'scrypt: number of arguments');
  if (!/^[1-9][0-9]*$/.test(logN)) throw malformed('header', 'scrypt: work factor');
  if (Number(logN) > maxLogN) throw malformed('header', 'scrypt: work factor is too high');
}

/** Checks the form of every native stanza, ours or not; unknown types pass. @throws age */
export function checkStanzas(stanzas: readonly Stanza[]): void {
  for (const stanza of stanzas) {
    const lengths = nativeArguments.get(stanza.type);
    if (stanza.type === 'scrypt') checkScrypt(stanza, stanzas.length === 1);
    else if (lengths === undefined) continue;
    else checkLengths(stanza, lengths);
    if (stanza.body.length !== wrappedFileKey) throw malformed('header', `${stanza.type}: length of the body`);
  }
}
