import { registerEnumType } from 'type-graphql';

/** Form of consultation 协商形式. */
export enum Form {
  PLENARY = 'PLENARY',
  STANDING_COMMITTEE = 'STANDING_COMMITTEE',
  CHAIR_MEETING = 'CHAIR_MEETING',
  SPECIAL = 'SPECIAL',
  COUNTERPART = 'COUNTERPART',
  SECTOR = 'SECTOR',
  PROPOSAL_HANDLING = 'PROPOSAL_HANDLING',
  MONTHLY = 'MONTHLY',
  REMOTE = 'REMOTE',
  MICRO = 'MICRO',
  JOINT_MEETING = 'JOINT_MEETING',
}

/** Forms by the names they have in documents. */
export const formNames: Readonly<Record<Form, string>> = {
  PLENARY: '全体会议协商',
  STANDING_COMMITTEE: '专题议政性常委会',
  CHAIR_MEETING: '主席会议协商',
  SPECIAL: '专题协商',
  COUNTERPART: '对口协商',
  SECTOR: '界别协商',
  PROPOSAL_HANDLING: '提案办理协商',
  MONTHLY: '月度（双月）协商',
  REMOTE: '远程（网络）协商',
  MICRO: '微协商',
  JOINT_MEETING: '联席会议',
};
registerEnumType(Form, {
  name: 'Form',
  description: 'Form of consultation 协商形式.',
  valuesConfig: {
    PLENARY: { description: `Plenary ${formNames.PLENARY}.` },
    STANDING_COMMITTEE: { description: `Standing committee on a topic ${formNames.STANDING_COMMITTEE}.` },
    CHAIR_MEETING: { description: `Chair's meeting ${formNames.CHAIR_MEETING}.` },
    SPECIAL: { description: `Special consultation ${formNames.SPECIAL}.` },
    COUNTERPART: { description: `Counterpart consultation ${formNames.COUNTERPART}.` },
    SECTOR: { description: `Sector consultation ${formNames.SECTOR}.` },
    PROPOSAL_HANDLING: { description: `Consultation on handling a proposal ${formNames.PROPOSAL_HANDLING}.` },
    MONTHLY: { description: `Monthly or bi-monthly consultation ${formNames.MONTHLY}.` },
    REMOTE: { description: `Remote or online consultation ${formNames.REMOTE}.` },
    MICRO: { description: `Micro consultation in a room on the spot ${formNames.MICRO}.` },
    JOINT_MEETING: { description: `Joint meeting with the government ${formNames.JOINT_MEETING}.` },
  },
});

/** Where a topic came from 选题来源. */
export enum TopicSource {
  PARTY_GOVERNMENT = 'PARTY_GOVERNMENT',
  MEMBER = 'MEMBER',
  RESIDENT = 'RESIDENT',
  PUBLIC = 'PUBLIC',
  DEPARTMENT = 'DEPARTMENT',
  PARTY_OR_ORGANISATION = 'PARTY_OR_ORGANISATION',
  LOWER_BODY = 'LOWER_BODY',
  CARRIED_OVER = 'CARRIED_OVER',
}

/** Topic sources by the names they have in documents. */
export const sourceNames: Readonly<Record<TopicSource, string>> = {
  PARTY_GOVERNMENT: '党政点题',
  MEMBER: '委员荐题',
  RESIDENT: '群众出题',
  PUBLIC: '社会征题',
  DEPARTMENT: '部门报题',
  PARTY_OR_ORGANISATION: '党派团体荐题',
  LOWER_BODY: '下级提题',
  CARRIED_OVER: '上年结转',
};
registerEnumType(TopicSource, {
  name: 'TopicSource',
  description: 'Where a topic came from 选题来源.',
  valuesConfig: {
    PARTY_GOVERNMENT: { description: `Set by Party committee or government ${sourceNames.PARTY_GOVERNMENT}.` },
    MEMBER: { description: `Recommended by a member ${sourceNames.MEMBER}.` },
    RESIDENT: { description: `Raised by a resident ${sourceNames.RESIDENT}.` },
    PUBLIC: { description: `From a public call ${sourceNames.PUBLIC}.` },
    DEPARTMENT: { description: `Raised by a department ${sourceNames.DEPARTMENT}.` },
    PARTY_OR_ORGANISATION: { description: `Raised by a party or organisation ${sourceNames.PARTY_OR_ORGANISATION}.` },
    LOWER_BODY: { description: `Raised by a body below ${sourceNames.LOWER_BODY}.` },
    CARRIED_OVER: { description: `Carried over from the year before ${sourceNames.CARRIED_OVER}.` },
  },
});

/** The seven fixed phases: what makes procedures of different bodies comparable. */
export enum Phase {
  TOPIC = 'TOPIC',
  APPROVAL = 'APPROVAL',
  RESEARCH = 'RESEARCH',
  CONSULTATION = 'CONSULTATION',
  OUTCOME = 'OUTCOME',
  FOLLOW_UP = 'FOLLOW_UP',
  EVALUATION = 'EVALUATION',
}

/** The phases in their order. */
export const phases: readonly Phase[] = Object.values(Phase);
registerEnumType(Phase, {
  name: 'Phase',
  description: 'The seven fixed phases 阶段, in their order; procedures of all bodies map to them.',
  valuesConfig: {
    TOPIC: { description: 'Choosing the topic 选题.' },
    APPROVAL: { description: 'Fixing the topic 定题.' },
    RESEARCH: { description: 'Research 调研.' },
    CONSULTATION: { description: 'Consultation 协商.' },
    OUTCOME: { description: 'Sending the outcome 成果报送.' },
    FOLLOW_UP: { description: 'Handling, reply and look-back 办理反馈、回头看.' },
    EVALUATION: { description: 'Evaluation 评价.' },
  },
});

/** State of an item 议题状态. */
export enum ItemState {
  PLANNED = 'PLANNED',
  UNDERWAY = 'UNDERWAY',
  POSTPONED = 'POSTPONED',
  DONE = 'DONE',
  CANCELLED = 'CANCELLED',
}

/** The states of an item that is still to be done. */
export const openStates: readonly ItemState[] = [ItemState.PLANNED, ItemState.UNDERWAY, ItemState.POSTPONED];
registerEnumType(ItemState, {
  name: 'ItemState',
  description: 'State of an item 议题状态.',
  valuesConfig: {
    PLANNED: { description: 'Not begun 未启动.' },
    UNDERWAY: { description: 'Begun 推进中.' },
    POSTPONED: { description: 'Put off, with a reason 延期.' },
    DONE: { description: 'Done 已完成.' },
    CANCELLED: { description: 'Cancelled by an amendment of the plan 取消.' },
  },
});

/** How exactly a time is planned 时间粒度. */
export enum PlannedAs {
  DATE = 'DATE',
  MONTH = 'MONTH',
  QUARTER = 'QUARTER',
}
registerEnumType(PlannedAs, {
  name: 'PlannedAs',
  description: 'How exactly the time of an item is planned 时间粒度.',
  valuesConfig: {
    DATE: { description: 'A day or days 具体日期.' },
    MONTH: { description: 'A month 月.' },
    QUARTER: { description: 'A quarter 季度.' },
  },
});

/** Whether an item was done in time. */
export enum Punctuality {
  ON_TIME = 'ON_TIME',
  LATE = 'LATE',
}
registerEnumType(Punctuality, {
  name: 'Punctuality',
  description:
    "Whether an item was done within the time that its plan gives it, in days of the body's time zone 是否按期.",
  valuesConfig: {
    ON_TIME: { description: 'Done on or before the last day planned 按期完成.' },
    LATE: { description: 'Done after the last day planned 逾期完成.' },
  },
});
