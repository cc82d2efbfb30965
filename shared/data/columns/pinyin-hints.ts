// Names of columns in Pinyin, in full and by their initials, as older programs of shops, clinics and offices have them: only such as are
// no English word.

const split = (text: string): readonly string[] => text.split(' ');

/** By type of the catalogue. */
export const pinyinHints: Readonly<Record<string, readonly string[]>> = {
  person_name: split('xingming khxm hyxm lianxiren lxr lxrxm shouhuoren'),
  gender: split('xingbie xb'),
  birth_date: split('csrq csny shengri chushengriqi'),
  age: split('nianling'),
  ethnicity: split('minzu'),
  marital_status: split('hyzk hunyin'),
  education: split('xueli'),
  occupation: split('zhiye gzdw gongzuodanwei'),
  cn_id18: split('shenfenzheng shenfenzhenghao sfzhm zjhm zhengjianhao'),
  cn_mobile: split('shouji shoujihao shoujihaoma sjh sjhm khsjh hysjh lxdh lxfs lianxidianhua dianhua dhhm khdh hydh'),
  email: split('youxiang dzyx'),
  wechat_id: split('weixin weixinhao wxh'),
  address: split('dizhi zhuzhi jtzz jtdz lxdz txdz shdz khdz'),
  bank_card: split('yinhangka yhkh yhkkh'),
  prepaid_balance: split('zhye zhanghuyue kkye'),
  minor_data: split('haizi ertong xuesheng'),
  credential: split('mima kouling dlmm dlmima denglumima khmm hymm yhmm yzm yanzhengma'),
  card_auth: split('zfmm jymm zhifumima'),
  home_access: split('mensuo menjin msmm mjmm'),
  free_text: split('beizhu bzxx'),
};
