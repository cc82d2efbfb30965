// Finds secrets (class C) inside free text: door codes, where the key lies, passwords, API keys, card security codes.
/** A secret found in a text: its type, and the word that gave it away (never the secret itself). */
export interface Secret {
  readonly pi: 'home_access' | 'credential' | 'card_auth';
  readonly word: string;
}

// A room, a floor, a price or a date is no code, and eleven digits are a telephone.
const notACode = '(?![0-9]|[室号栋幢座楼层弄元年月日点分平米]|单元|[-/.:：][0-9])';

const patterns: readonly { readonly pi: Secret['pi']; readonly pattern: RegExp }[] = [
  {
    pi: 'home_access',
    pattern: new RegExp(
      `(密码锁|门锁|门禁|入户|开门|锁码|报警)[^，。；\\n]{0,8}?[:： ]?(?<![0-9])[0-9#*]{4,10}${notACode}`,
    ),
  },
  { pi: 'home_access', pattern: /(钥匙)[^，。；\n]{0,4}(?:放|藏|在|留|塞|挂|搁|寄存)/ },
  {
    pi: 'credential',
    pattern:
      /(密码|口令|暗号|验证码|动态码)\s{0,2}(?:是|为|改为|改成|[:：=])?\s{0,2}(?=[A-Za-z#*@_!.-]{0,19}[0-9])[0-9A-Za-z#*@_!.-]{4,20}/,
  },
  { pi: 'card_auth', pattern: /(cvv2?|cvc2?|cvn2?|安全码)[^0-9\n]{0,6}[0-9]{3,4}(?![0-9])/i },
  { pi: 'card_auth', pattern: /(有效期)[^0-9\n]{0,3}(?:0[1-9]|1[0-2])\s?\/?\s?[0-9]{2}(?![0-9]|\s?[-/.年月])/ },
];

/** Private keys, AWS keys, JSON web tokens, bcrypt hashes: the catalogue's pattern, its tokens from their start on only, so that it stays linear. */
const keys =
  /-----BEGIN [A-Z ]{0,40}PRIVATE KEY-----|AKIA[0-9A-Z]{16}|(?<![A-Za-z0-9_-])eyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,}\.|^\$2[aby]\$\d{2}\$/;

/** The first secret in a text, which is given in half width (NFKC); undefined if there is none. */
export function findSecret(text: string): Secret | undefined {
  for (const { pi, pattern } of patterns) {
    const word = pattern.exec(text)?.[1];
    if (word !== undefined) return { pi, word };
  }
  return keys.test(text) ? { pi: 'credential', word: '' } : undefined;
}
