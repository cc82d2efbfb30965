// Finds secrets (class C) inside free text: door codes, where the key lies, passwords, API keys, card security codes.
import { matches } from './detect/matches.ts';

/** A secret found in a text: its type, the word that gave it away (never the secret itself), and where it stands. */
export interface Secret {
  readonly pi: 'home_access' | 'credential' | 'card_auth';
  readonly word: string;
  readonly start: number;
  readonly end: number;
}

// A room, a floor, a price or a date is no code, and eleven digits are a telephone.
const notACode = '(?![0-9]|[室号栋幢座楼层弄元块年月日点分平米]|单元|[-/.:：][0-9])';
/** Between a door word and its code: no end of the clause, no price, no time, no telephone. */
const gap = '[^，。；,;\\n费价款钱间话机券]';
const doors =
  '密码锁|智能锁|指纹锁|电子锁|大门|门锁|门禁|门密码|楼门|单元门|家门|房门|入户|开门|开锁|锁码|锁密码|报警|door ?code|gate ?code|entry ?code|alarm ?code|access ?code|lock ?box(?: ?code)?|door lock';
const passwords = '密码|口令|暗号|验证码|动态码|(?<![a-z])(?:password|passwd|passcode|pwd|pin ?code)';

/** The last group is the secret; without one the whole match is. */
const patterns: readonly { readonly pi: Secret['pi']; readonly pattern: RegExp }[] = [
  { pi: 'home_access', pattern: new RegExp(`(${doors})${gap}{0,8}?[:： ]?(?<![0-9])([0-9#*]{4,10})${notACode}`, 'gi') },
  {
    pi: 'home_access',
    pattern: /(钥匙)(?![扣圈链包])[^，。；,;\n]{0,4}(?:放|藏|在|留|塞|挂|搁|寄存|交)[^，。；,;\n]{0,16}/g,
  },
  {
    pi: 'home_access',
    pattern: /(keys?) (?:is |are )?(?:under|behind|in|inside|with|above|on top of) the [^,.;\n]{1,24}/gi,
  },
  {
    pi: 'credential',
    pattern: new RegExp(
      `(${passwords})\\s{0,2}(?:是|为|改为|改成|is|[:：=])?\\s{0,2}((?=[A-Za-z#*@_!.$%&-]{0,19}[0-9])[0-9A-Za-z#*@_!.$%&-]{4,20})(?![位元年月日])`,
      'gi',
    ),
  },
  { pi: 'card_auth', pattern: /(cvv2?|cvc2?|cvn2?|安全码)[^0-9\n]{0,6}([0-9]{3,4})(?![0-9])/gi },
  { pi: 'card_auth', pattern: /(有效期)[^0-9\n]{0,3}((?:0[1-9]|1[0-2])\s?\/?\s?[0-9]{2})(?![0-9]|\s?[-/.年月])/g },
  // Private keys, AWS keys, JSON web tokens, bcrypt hashes: the catalogue's pattern, its tokens from their start on only, so that it stays linear.
  {
    pi: 'credential',
    pattern:
      /-----BEGIN [A-Z ]{0,40}PRIVATE KEY-----|AKIA[0-9A-Z]{16}|(?<![A-Za-z0-9_-])eyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]*|^\$2[aby]\$\d{2}\$[A-Za-z0-9./]*/g,
  },
];

function asSecret(pi: Secret['pi'], { 0: whole, 1: word = '', 2: secret = whole, index }: RegExpExecArray): Secret {
  const end = index + whole.length;
  return { pi, word, start: end - secret.length, end };
}

/** Every secret in a text, which is given in half width (NFKC); kind by kind. */
export function* secretsIn(text: string): Iterable<Secret> {
  for (const { pi, pattern } of patterns) {
    for (const match of matches(pattern, text)) yield asSecret(pi, match);
  }
}

/** The first secret in a text, which is given in half width (NFKC); undefined if there is none. */
export function findSecret(text: string): Secret | undefined {
  for (const secret of secretsIn(text)) return secret;
  return undefined;
}
