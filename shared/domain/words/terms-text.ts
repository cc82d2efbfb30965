// The clauses that a draft of the terms starts with; the parties may write their own instead.
// Basis: ESL 13(2) and the civil evidence rules 94(1)(5) let parties agree how records are kept, sent and signed.

export type Language = 'zh' | 'en';

export type Clauses = {
  readonly purposes: readonly string[];
  readonly retention: string;
  readonly method: string;
  readonly failure: string;
};

export const clauses: Readonly<Record<Language, Clauses>> = {
  zh: {
    purposes: ['由接收方继续向这些客户提供原来的服务，并处理未了结的订单、余额和投诉'],
    retention: '合同终止后三年；法律另有规定的，按规定',
    method:
      '双方约定：一、客户资料按 Handover 格式 1 封存成包，加密给接收方收件卡上的公钥，由移交方以收件卡上的 Ed25519 钥匙签名。' +
      '二、双方各自在自己的设备上生成并单独控制自己的钥匙；收件卡由双方当面或逐组核对核对码后确认。' +
      '三、用任一方持有的核验程序，或按公开说明用通用工具核验，签名相符、每个文件的指纹相符，即视为该包自封存后未被改动。' +
      '四、双方认可按此方式生成、保存、传输和提取的电子数据，以及按此方式作出的电子签名。' +
      '五、包上的时间是各自设备的陈述时间。',
    failure:
      '接收方以收件卡对应的钥匙打不开，或核验不通过的，视为未交付；移交方应在七日内重新封存交付，在接收方签收之前保留资料。',
  },
  en: {
    purposes: ['the buyer goes on serving these customers and settles their open orders, balances and complaints'],
    retention: 'three years after the contract ends, or as the law requires',
    method:
      "The parties agree: 1. The customer data is sealed in a package of Handover format 1, encrypted to the public key on the buyer's card and signed by the seller with the Ed25519 key on the seller's card. " +
      '2. Each party makes its key on its own device and alone controls it; the cards are confirmed face to face or by comparing the safety number group by group. ' +
      "3. If the signature and the fingerprint of every file match, checked with either party's program or with common tools as published, the package counts as unchanged since it was sealed. " +
      '4. The parties accept electronic data made, kept, sent and extracted in this way, and electronic signatures made in this way. ' +
      '5. Times on a package are the stated times of each device.',
    failure:
      "A package that the key of the buyer's card does not open, or that does not verify, counts as not delivered; the seller seals and delivers again within seven days, and keeps the data until the buyer has signed for it.",
  },
};
