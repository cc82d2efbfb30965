// What the demo says in Chinese: a line for each step, and for each thing shown how to look for oneself.
import type { Proof } from '../../engine/demo/run.ts';
import type { DemoStepName } from '../../engine/demo/steps.ts';

export const demoZh = {
  steps: {
    company: '造出一家虚构的保洁公司：客户 {customers} 行，订单 {orders} 行，次卡 {cards} 行，照片 {pictures} 张',
    vaults: '移交方、接收方各建一个资料箱',
    cards: '交换收件卡，开始一次交接：{case}',
    import: '放进资料：读到 {read} 行，收下 {taken} 行，退回 {refused} 行，另放 {set_apart} 行；附件 {files} 个',
    terms: '双方签约定',
    verified: '比对核对码：{number}',
    trial: '试开：接收方念出六位数 {code}',
    sealed: '封存：{rows} 行，交 {kept} 列，不交 {left_out} 列',
    witnessed: '见证人核验：看不到内容',
    opened: '接收方打开：{rows} 行，附件 {files} 个，客户名单 {lists} 份',
    compared: '对数，并比对 {totals} 个合计',
    receipt: '接收方签收',
    exported: '接收方导出 Excel：{files} 个文件，{rows} 行',
  } satisfies Record<DemoStepName, string>,
  claims: {
    unchanged: '和封存时一样',
    signed: '封存人是移交方',
    only_buyer: '别人的钥匙打不开',
    left_out: '不交的列没有进包',
    counts: '行数、合计都对得上',
    signed_for: '接收方签收了',
    log: '操作记录连得上',
  } satisfies Record<Proof['claim'], string>,
  /** Commands run in the folder of the demo; `{value}` is what the demo found. */
  checks: {
    unchanged: "cd stick; unzip -q '03 full.handover'; cd HO-*; sha256sum --strict -c *manifest-sha256.txt",
    signed:
      '接着：ssh-keygen -Y verify -f ../allowed_signers -I {value} -n handover-package@v1 -s signatures/seller.sig < tagmanifest-sha256.txt',
    only_buyer: "handover inspect 'stick/03 full.handover' 看收件人；演示里用外人的钥匙试过，打不开",
    left_out: '不交 {value} 列：比对 source 里的表头和 buyer-export 里的表头',
    counts: '一共 {value} 行：打开 buyer-export 里的 Excel 数一数',
    signed_for: '看文件 {value}',
    log: '演示的口令是随机的，没有留下；自己的资料箱用 handover log --verify',
  } satisfies Record<Proof['claim'], string>,
  shown: '看到了什么，怎么自己核对',
  holds: '对',
  fails: '不对',
  where: '文件留在：{folder}',
};

export type DemoText = {
  readonly [Key in keyof typeof demoZh]: (typeof demoZh)[Key] extends string
    ? string
    : Readonly<Record<keyof (typeof demoZh)[Key], string>>;
};
