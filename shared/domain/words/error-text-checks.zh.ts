// What a failed check says in Chinese: packages, slips, trust. `what` happened, and how to `mend` it.
import type { ErrorText } from './error-text.ts';

const again = '不要用这个文件。请从原来的U盘再拷一次；还不行，请对方重新做一份。';
const noOpening = '不要打开。请打电话问对方，问清楚再办。';

export const checksZh = {
  zip: { what: '这个文件不是完整的封存包。', mend: `可能没有拷完，也可能有人改过。${again}` },
  entries: { what: '封存包里的东西多了、少了，或者换了名字。', mend: again },
  tagmanifest: { what: '封存清单被改过，或者没有写完。', mend: again },
  sig: { what: '签名对不上：内容改过，或者不是这个人签的。', mend: '不要用这个文件，请向对方另要一份。' },
  json: { what: '这份文件的写法不对，可能被别的程序改过。', mend: '不要用别的程序打开再保存，请向对方另要一份。' },
  version: {
    what: '这份文件是更新的版本做的，这里的程序看不懂。',
    mend: '请用U盘上带的程序打开，或者换成更新的版本。',
  },
  schema: { what: '这份文件里有一项内容不对。', mend: '不要用别的程序打开再保存，请向对方另要一份。' },
  manifest: { what: '封存清单里写的内容前后不一致。', mend: again },
  bag: { what: '封存包里的清单和里面的文件不一致。', mend: again },
  digest: {
    what: '这个封存包有一部分和封存时不一样。',
    mend: '可能U盘没写完就拔了，也可能有人改过。拔下再插回，再核一次；还不行，请对方重新封存。',
  },
  card: { what: '这张收件卡有问题：内容和签名对不上。', mend: '请对方重新导出一张收件卡。' },
  incomplete: { what: '这份单据还没有签全。', mend: '请还没签的一方签好，再放进来。' },
  chain: { what: '这几份单据对不上，不属于同一次交接。', mend: '请检查有没有拿错文件，只放这次交接的。' },
  authority: { what: '封存的人不是约定里写的移交方。', mend: noOpening },
  time: {
    what: '时间前后对不上：后面的单据写得比前面的还早。',
    mend: '请检查这台电脑的日期和时间；是对方的文件，就请对方查。',
  },
  log: { what: '对方的记录和以前看到的不一样。', mend: noOpening },
  age: { what: '加了密的一部分不完整，打不开。', mend: again },
  recipient: {
    what: '这个文件不是封给这把钥匙的，打不开。',
    mend: '请看看是不是拿错了文件，或者开错了资料箱；换过钥匙的话，请对方用新的收件卡重新封存。',
  },
  context: { what: '封存包里的钥匙是从别的包里搬来的。', mend: '不要用这个文件，请对方重新封存。' },
  key: { what: '封存包里的钥匙坏了。', mend: again },
  descriptor: { what: '封存包里的明细和封存清单不一致。', mend: again },
  zstd: { what: '封存包里有一部分解不开。', mend: again },
  csv: { what: '封存包里有一张表的写法不对。', mend: again },
  trial: { what: '这个试封袋里的东西不对。', mend: '请对方重新做一个试封袋。' },
  'supplement.base': { what: '这个补充包接不上手里的封存包。', mend: '请先打开它所补充的那一个，或请对方重新做。' },
  'supplement.order': { what: '补充包的先后不对，前面还缺一个。', mend: '请按编号一个一个打开。' },
  'supplement.twice': { what: '这个补充包已经打开过了。', mend: '不用再打开，资料已经在资料箱里。' },
  'package.superseded': { what: '这个封存包已经作废，对方后来又封了一个。', mend: '请打开最新的那一个。' },
  'package.contradiction': {
    what: '有两个编号一样、内容不同的封存包。',
    mend: '两个都先不要用，请打电话问对方哪一个算数。',
  },
  'package.untrusted': {
    what: '还不能确定是谁封的。',
    mend: '请放进对方的收件卡，再和对方对一遍核对码。',
  },
  'package.not-ours': { what: '这个封存包不是给您的。', mend: '请看看是不是拿错了文件，或者开错了资料箱。' },
  'table.sealed': {
    what: '这次交接已经封过包（或打开过包），包里的表不能再拿走。',
    mend: '要换一份资料，请另封一个包来代替它。',
  },
  blocked: { what: '现在还办不了[，还差：{missing}]。', mend: '请先把差的办好，再来。' },
  containment: {
    what: '没有封成：封好再查，里面还有不交的内容[：“{from_table}”里的“{from_column}”][，整格的 {whole} 处][，夹在字里的 {inside} 处]。',
    mend: '回到“交什么”，把写着的那一列也打码或不交[（文字列选“抹掉个人信息”；夹在字里的 {inside} 处，放行不管用）][；整格的 {whole} 处本来就该有的，写明理由放行]。再重新封存。',
  },
  'trust.mismatch': {
    what: '核对码对不上。',
    mend: '不要封存。可能念错了、拿错了收件卡，也可能有人换了卡。请重新要卡，再当面或打电话对一遍。',
  },
  'trust.key-change': {
    what: '这一方以前用的是另一把钥匙。',
    mend: '请打电话问清楚是不是真的换了，问清楚再收下这张卡。',
  },
  'trust.refused': { what: '没有收下这张收件卡。', mend: '确认是对方的卡以后，再放一次。' },
  'sign.not-named': {
    what: '这份单据不用您签，上面没有您的钥匙。',
    mend: '请看看是不是拿错了文件，或者开错了资料箱。',
  },
  'trial.code': {
    what: '六位数不对[，还可以试 {tries_left} 次]。',
    mend: '请对方再念一遍。错三次，就要重新做试封袋。',
  },
  'compare.missing': { what: '还没有打开封存包，没有东西可以对。', mend: '请先核验，再打开封存包。' },
  cancelled: { what: '已经取消。', mend: '没有留下半个文件，要做可以再来一次。' },
} as const satisfies Record<string, ErrorText>;
