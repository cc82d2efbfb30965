// What failed work says in Chinese: input files, the data box, disks. `what` happened, and how to `mend` it.
import type { ErrorText } from './error-text.ts';

const resave = '请用 Excel 打开，另存为 .xlsx，再放进来。';

export const doingZh = {
  usage: { what: '这一步有一项没有填，或者填得不对。', mend: '请看一遍填的内容，改好再来。' },
  'unknown.case': { what: '没有找到这次交接。', mend: '请回到“交接”，重新选一次。' },
  'unknown.party': { what: '名单里没有这一方。', mend: '请先放进这一方的收件卡。' },
  'unknown.table': { what: '没有找到这张表。', mend: '请看看表名，或者重新放一次文件。' },
  'unknown.column': { what: '没有找到这一列。', mend: '请看看列名，或者重新放一次文件。' },
  'input.missing': { what: '找不到这个文件。', mend: '可能移走了、改了名，或者U盘拔了。请重新选一次。' },
  'input.empty': { what: '这个文件是空的。', mend: '请回到原来的软件，重新导出一份。' },
  'input.folder': { what: '这是一个文件夹，这里要的是文件。', mend: '请打开文件夹，选里面的文件。' },
  'input.junk': { what: '这个文件读不成表格。', mend: '请看看是不是选错了文件。是表格的话，用 Excel 另存为 .xlsx。' },
  'input.kind': {
    what: '这种文件在这里用不上。',
    mend: '[请用 {program} 打开它，另存为 {as}，再放进来。]表格请放 Excel、CSV、Access、SQLite 的文件，或者别的软件导出的表；通讯录请放 .vcf；别的文件请放在它该放的那一步。',
  },
  'input.archive': { what: '这是压缩包，不是表格。', mend: '请先解压，再把里面的文件放进来。' },
  'input.lock-file': {
    what: '这是 Excel 或 WPS 打开一个文件时在旁边留下的记号，里面没有表格。',
    mend: '请先在 Excel 或 WPS 里存好、关掉那个文件，再放名字前面没有这种记号的那一个。',
  },
  'input.encoding': {
    what: '有些字认不出来[，从第 {offset} 个字节起]。',
    mend: '请到原来的软件里重新导出，编码选 UTF-8；文本文件也可以用记事本打开，看字都对，另存时编码选 UTF-8。再放进来。',
  },
  'input.line-too-long': { what: '有一行长得不像表格[，超过 {limit_bytes} 个字节]。', mend: resave },
  'input.too-wide': {
    what: '列太多了[，一共 {columns} 列][，最多 {limit} 列][；这只是其中一张表，别的 {others} 张收下了]。',
    mend: '请删掉不用的列，或者分成几张表。',
  },
  'input.bomb': {
    what: '这个文件里面的东西多得、或者一层套一层深得不正常，已经停下。',
    mend: '请看看文件的来源；没有问题的话，另存一份再放。',
  },
  'input.password-protected': {
    what: '这个文件设了打开密码。',
    mend: '请用做它的软件打开，去掉密码，另存一份再放进来。',
  },
  'input.protected-by-company': {
    what: '这个文件被单位的加密软件锁着，离开那套软件就打不开。',
    mend: '请在装了加密软件的电脑上申请解密，或者请管理员解密后另存一份，再放进来。',
  },
  'input.half-copied': {
    what: '这个文件没有拷完整，后面少了一截。',
    mend: '请回到原来的地方重新拷一次，等进度走完再拔U盘；从微信或网盘来的，请重新下载。',
  },
  'input.changed': {
    what: '读的时候，这个文件又变了。',
    mend: '它可能正在拷贝、下载，或者在 Excel、WPS 里被改着。请等它停下来，关掉别的程序，再放一次。',
  },
  'input.changed-since': {
    what: '这个文件和上次看的不一样了：不是同一个，或者后来改过。',
    mend: '没有照上次选的读法收它。请再放一次，重新看看该怎么读。',
  },
  'input.in-cloud': {
    what: '这个文件还在网盘上，没有下载到这台电脑[（{service}）]。',
    mend: '请在文件上点右键，选“始终保留在此设备上”（或者“下载”），等下载完再放。',
  },
  'input.path-too-long': {
    what: '文件夹套得太深，或者名字太长，打不开。',
    mend: '请把文件拷到桌面，名字改短一些，再放进来。',
  },
  'input.damaged': {
    what: '这个文件坏了，读不完整[；坏在第 {offset} 个字节附近][；坏的只是其中一张表，别的 {others} 张收下了]。',
    mend: '请换一份没有坏的，或者从原来的软件重新导出。',
  },
  'input.unreadable': {
    what: '这个文件没能读下去：程序里读这种文件的部分读到它就停了。其他文件不受影响。',
    mend: '请在原来的软件里打开它，另存为 .xlsx 或 CSV，再放进来。',
  },
  'input.unfinished': {
    what: '这个数据库有一次改动没做完[，剩下的在旁边的 {beside} 里]。',
    mend: '请在原来的软件里打开它，再正常关掉，然后重新放进来。',
  },
  'input.no-rows': {
    what: '里面没有一行资料[：只有 {columns} 列的表头，下面一行也没有][：{tables} 张表都是空的][：有内容的记录是 {records} 条]。',
    mend: '请看看是不是选错了文件或工作表[；隐藏的工作表有：{hidden}]。没有选错的话，请到原来的软件里去掉筛选条件，重新导出一份。',
  },
  'input.twice': {
    what: '这个文件已经放进来过了[，和 {name} 的内容一样]。',
    mend: '不用再放。改过内容的话，请看看改动存了没有。',
  },
  'input.too-large': { what: '这个文件太大，或者里面的东西太多。', mend: '请分成几个小一些的文件。' },
  'input.own-file': {
    what: '这是封存包、单据或者钥匙文件，不是要交出去的资料。',
    mend: '封存包请在“打开”那一步放，单据请在它自己那一步放。',
  },
  'input.vault-folder': {
    what: '这个文件夹是资料箱，或者里面放着资料箱。',
    mend: '资料箱不能当资料放进来。请另选文件夹，里面只放要交出去的文件。',
  },
  'input.no-package': {
    what: '这不是封存包。',
    mend: '请看看是不是选错了文件，封存包的名字一般以 .handover 结尾。没错的话，请从原来的U盘再拷一次。',
  },
  'input.no-statement': {
    what: '这不是收件卡，也不是别的单据。',
    mend: '请看看是不是选错了文件，或者请对方再给一份。',
  },
  'input.no-card': {
    what: '这不是收件卡。',
    mend: '请看看是不是选错了文件，收件卡的名字一般以 .card 结尾。',
  },
  'export.cell-too-long': {
    what: '有一格太长，Excel 放不下[，一格最多 {limit} 个字符]。',
    mend: '请换成 CSV 再导出，一个字也不会少。没有留下半个文件。',
  },
  'vault.missing': { what: '找不到资料箱。', mend: '请看看它所在的磁盘或U盘有没有接好，或者选它现在的位置。' },
  'vault.exists': { what: '这里已经有一个资料箱。', mend: '请直接打开它，或者换一个地方新做。' },
  'vault.not-empty': {
    what: '这个文件夹里已经有别的文件，不能在里面做资料箱。',
    mend: '请换一个空文件夹，或者写一个还没有的名字。里面的文件没有动。',
  },
  'vault.foreign': { what: '这个文件夹不是资料箱。', mend: '请选放着资料箱的那个文件夹。' },
  'vault.synced-folder': {
    what: '这个文件夹会自动传到网盘[（{service}）]，不能放资料箱。',
    mend: '请换一个不同步的地方，例如本机的 D 盘。',
  },
  'vault.locked': { what: '资料箱锁着。', mend: '请先输入口令打开。' },
  'vault.in-use': { what: '资料箱正开着，被另一个窗口用着。', mend: '请先关掉那个窗口。' },
  'vault.damaged': {
    what: '资料箱有损坏，已经停下，免得越弄越坏。',
    mend: '先不要再用它。请把整个文件夹拷一份留着，再请懂的人看。',
  },
  'keys.rollback': {
    what: '资料箱里的钥匙和资料不是同一个时候的。',
    mend: '可能只拷回了一部分文件。请把整个资料箱文件夹一起拷回来。',
  },
  'passphrase.wrong': { what: '口令不对。', mend: '请看看大小写和输入法。忘了口令，可以用恢复卡打开。' },
  'passphrase.missing': { what: '还没有输入口令。', mend: '请输入口令。' },
  'passphrase.weak': {
    what: '这个口令太容易猜[，至少要 {characters} 个字，或者 {words} 个词]。',
    mend: '请连着写三四个不相干的词，长一些，自己记得住。',
  },
  'recovery.wrong': {
    what: '恢复卡上的字对不上。',
    mend: '请照着纸一格一格地抄。上面只有字母和 2 到 7 的数字，没有 0 和 1。',
  },
  'io.full': { what: '磁盘满了。', mend: '请腾出空间，或者换一个U盘，再来一次。没有留下半个文件。' },
  'io.gone': { what: 'U盘或磁盘不见了。', mend: '请插好，再来一次。没有留下半个文件。' },
  'io.read-only': { what: '这个地方不能写。', mend: '请看看U盘的写保护开关，或者换一个文件夹。' },
  'io.busy': { what: '文件正被别的程序占着。', mend: '请先关闭 Excel 或 WPS；如果是杀毒软件在查，请等一会儿再来。' },
  'io.exists': { what: '那里已经有同名的文件。', mend: '请换一个名字或文件夹。原来的文件没有动。' },
  'io.name-too-long': { what: '文件名太长，这里存不下。', mend: '请换一个短一些的名字。' },
  'io.denied': {
    what: '没有权限读这个文件。',
    mend: '请先关闭正打开它的程序；还不行的话，把它拷到自己的桌面再放，或者请管理员开放读取权限。',
  },
  'io.read': { what: '读不出来。', mend: '请拔下再插回，或者换一个接口，再试一次。' },
  'io.write': { what: '写不进去。', mend: '请换一个文件夹或U盘，再试一次。没有留下半个文件。' },
  selftest: { what: '程序自检没有通过。', mend: '先不要用它处理资料，请重新装一份程序。' },
  bug: {
    what: '程序自己出了错。',
    mend: '请关掉再打开，看看做到了哪一步。又出错的话，请记下刚才在做什么，告诉做程序的人。',
  },
} as const satisfies Record<string, ErrorText>;
