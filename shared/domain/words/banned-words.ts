// The black list of look.md: words of the design that a shop owner does not know, and claims that no program may make.
import type { Lang } from '../lang.ts';

/** Words of the design; on screen stand the plain words instead. Not on the default path; the 为什么 drawer may name them. */
const designWords: Readonly<Record<Lang, readonly string[]>> = {
  zh: [
    '保险库|密码库|身份密钥|公钥|私钥|哈希|散列|摘要|校验和|随机数|加盐',
    '令牌|假名|去标识|泛化|抑制|准标识符|k-?匿名|k 匿名',
    '托管|会签|检查点|闸门|策略文件|元数据|序列化|时间戳',
    '[Pp]olicy|manifest|vault|identity|digest|hash|token|escrow|checkpoint|YAML|JSON',
    'PIPIA|DSAR|PIPL|个人信息保护法|(?<![A-Za-z0-9])D[1-9](?![A-Za-z0-9])|第 ?2[0-9] ?条',
  ],
  en: [
    '\\b(?:vaults?|identity|identities|digests?|hash(?:es|ed)?|root hash|manifests?|polic(?:y|ies)|metadata)\\b',
    '\\b(?:tokens?|tokeni[sz]e\\w*|generali[sz]\\w+|suppress\\w*|pseudonym\\w*|quasi-identifiers?|k-anonym\\w*)\\b',
    '\\b(?:escrow\\w*|checkpoints?|countersign\\w*|gates?|statements?|teasers?|serialis\\w+|timestamps?)\\b',
    '\\b(?:public keys?|private keys?|checksums?|nonces?|YAML|JSON)\\b',
    '\\b(?:PIPIA|DSAR|PIPL|legal hold|D[1-9])\\b',
  ],
};

/** Claims of the law notes, part f: never, on no screen and no page. 公证 is a notary office's word. */
const claims: Readonly<Record<Lang, readonly string[]>> = {
  zh: [
    '合规|合法有效|已认证|通过审计|符合法律|公证',
    '不可伪造|无法伪造|不可篡改|防篡改|绝对|万无一失|必然采信|法院采信|百分之百|100% ?安全',
    '可信时间|匿名化|不再是个人信息',
    '彻底删除|无法恢复|不可恢复|永久删除|安全擦除',
    '国密|商密|等保|数字证书|CA ?证书|等同手写|默示同意|视为同意',
    '无需通知|全部识别|军工级',
  ],
  en: [
    '\\b(?:complian\\w+|certified|certification|audit(?:ed)? passed|lawful(?:ly)? proven|notari[sz]\\w+)\\b',
    '\\b(?:unforgeable|cannot be forged|tamper-?proof|absolute\\w*|guarantee\\w*|unbreakable|100% ?secure|military-grade)\\b',
    '\\b(?:trusted time|anonymi[sz]\\w+|no longer personal)\\b',
    '\\b(?:irrecoverabl\\w+|unrecoverabl\\w+|permanently deleted|securely erased|beyond recovery)\\b',
    '\\b(?:digital certificates?|same as handwritten|silence is consent|court-proof|admissible)\\b',
  ],
};

function find(patterns: readonly string[], text: string): string[] {
  return patterns.flatMap((pattern) => [...text.matchAll(new RegExp(pattern, 'giu'))].map(([word]) => word));
}

/** The claims a text makes that no program may make. */
export function forbiddenClaims(text: string, lang: Lang): string[] {
  return find(claims[lang], text);
}

/** What must not stand on the default path: words of the design and forbidden claims. */
export function bannedWords(text: string, lang: Lang): string[] {
  return [...find(designWords[lang], text), ...forbiddenClaims(text, lang)];
}

/** Half-width punctuation that touches a Han character; the full-width sign belongs there. */
export function misfitPunctuation(text: string): string[] {
  return text.match(/\p{Script=Han}[,;:()?]|[,;:()?]\p{Script=Han}/gu) ?? [];
}
