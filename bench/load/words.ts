// Invented texts and names; they only have to be as long and as different as real ones.
export const surnames = [...'王李张刘陈杨黄赵周吴徐孙马朱胡郭何林高罗'];
export const givenNames = [
  '建国',
  '晓燕',
  '志强',
  '丽华',
  '文博',
  '海涛',
  '雪梅',
  '俊杰',
  '玉兰',
  '思远',
  '国庆',
  '春生',
];

const subjects = [
  '推进乡村全面振兴',
  '优化营商环境',
  '加强养老服务体系建设',
  '促进义务教育优质均衡发展',
  '推动文旅深度融合',
  '加快新能源汽车零部件产业发展',
  '完善基层医疗卫生服务',
  '加强长江岸线生态保护',
  '推进老旧小区改造',
  '深化河湖长制',
  '提升农村人居环境',
  '支持民营企业科技创新',
  '发展特色农产品加工',
  '加强未成年人心理健康服务',
];
const manners = ['', '工作情况', '面临的困难与对策', '重点任务落实', '体制机制建设', '的成效与短板'];
const details = [
  '围绕现状、问题和对策开展调研，形成调研报告和建议案，送党委、政府研究。',
  '结合委员提案和界别意见，邀请有关部门、专家学者、利益相关方和群众代表共同协商。',
  '会前深入基层一线走访，会上面对面交流，会后跟踪办理并适时开展“回头看”。',
];

export const committees = [
  '提案委员会',
  '经济委员会',
  '农业和农村委员会',
  '人口资源环境委员会',
  '教科卫体委员会',
  '社会和法制委员会',
  '文化文史和学习委员会',
  '办公室',
];
export const departments = [
  '发展改革委',
  '教育体育局',
  '经信局',
  '民政局',
  '财政局',
  '自然资源局',
  '住房城乡建设局',
  '农业农村局',
  '文化旅游局',
  '卫生健康委',
  '生态环境局',
  '市场监管局',
];
export const themes = ['产业强链', '乡村振兴', '民生改善', '生态保护', '基层治理'];
export const notes = [
  '按计划推进。',
  '已召开协调会，明确分工和时限。',
  '完成实地走访，汇总意见二十余条。',
  '建议已送有关部门办理。',
  '部门已书面答复，委员表示满意。',
];

export const itemTitles = subjects.flatMap((subject) => manners.map((manner) => `${subject}${manner}`));
export const itemDescriptions = subjects.flatMap((subject) => details.map((detail) => `${subject}：${detail}`));
