// Words that the columns of real exports are named by and the catalogue does not list; they only make a column stricter or better named.

const split = (text: string): readonly string[] => text.split(' ');
const customers = split('客户 会员 用户 顾客 买家 业主 住户 学员 患者');
const keys = split('编号 编码 代码 账号 id');

/** By type of the catalogue. */
export const moreHints: Readonly<Record<string, readonly string[]>> = {
  person_name: split(
    '名字 客户名 会员姓名 收件人 寄件人 户主 住户 租客 房东 顾客 推荐人 介绍人 开户名 账户名 full_name fullname',
  ),
  birth_date: split('出生年月'),
  education: split('文化程度'),
  occupation: split('职位 company_name'),
  cn_id18: split('证件号 身份号 idcard id_no identity_no'),
  cn_mobile: split('联系方式 手提 mobile_no phone_no'),
  cn_landline: split('固定电话 办公电话 家庭电话 住宅电话 宅电'),
  email: split('邮箱地址 邮件地址 email地址 email_address mail_address'),
  ip: split('ip_address'),
  mac: split('mac地址 mac_address'),
  im_account: split('旺旺 淘宝id 昵称 网名 nickname nick_name'),
  address: split('门牌 室号 籍贯 户口所在地'),
  bank_account: split('银行账户 收款账户 对公账户'),
  user_id: [...customers.flatMap((who) => keys.map((key) => who + key)), ...split('登录账号 系统账号 登录名 用户名')],
  transaction: split('欠费 欠款 应收 实收 应付 实付 已付 未付 定金 押金 尾款'),
  prepaid_balance: split('充值 课时'),
  health: split(
    '诊断 病情 主诉 就诊 血型 身高 体重 健康状况 健康情况 身体状况 身体情况 疾病 慢病 慢性病 既往史 手术史 medical illness diagnosis',
  ),
  marital_status: split('婚育 婚况 已婚 marriage'),
  religion: split('教派 faith'),
  specific_identity: split('伤残 军属 烈属 贫困 困难户 低收入 disabled'),
  sexuality: split('sexual_orientation'),
  minor_data: split('孩子 小孩 幼儿 学号 班级 就读 children kid kids baby student students pupil'),
  lodging: split('退房 离店'),
  absence_schedule: split('预约日期 预约时段 上门日期 上门时段'),
  advice_file: split('咨询内容'),
  comm_content: split('沟通内容'),
  comm_record: split('通话时间 通话时长 通话次数 来电号码 拨打时间'),
  id_photo: split('身份证正面 身份证反面 身份证照 身份证复印件 证件照片'),
  free_text: split(
    '留言 特殊要求 服务要求 客户要求 客户需求 需求描述 注意事项 跟进记录 跟进内容 跟进情况 回访记录 回访内容 拜访记录 服务记录 notes',
  ),
  card_auth: split('cvc cvv2 card_expiry 安全码'),
  credential: split('密钥 秘钥 动态码 passwd passcode pin otp api_key apikey private_key wifi'),
  home_access: split(
    '门锁 门卡 门密码 门禁密码 入户密码 密码锁 锁密码 开锁 开门码 开门方式 进门方式 door_code lock_code gate_code alarm_code',
  ),
};
