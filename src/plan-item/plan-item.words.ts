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
registerEnumType(Form, {
  name: 'Form',
  description: 'Form of consultation 协商形式.',
  valuesConfig: {
    PLENARY: { description: 'Plenary 全体会议协商.' },
    STANDING_COMMITTEE: { description: 'Standing committee on a topic 专题议政性常委会.' },
    CHAIR_MEETING: { description: "Chair's meeting 主席会议协商." },
    SPECIAL: { description: 'Special consultation 专题协商.' },
    COUNTERPART: { description: 'Counterpart consultation 对口协商.' },
    SECTOR: { description: 'Sector consultation 界别协商.' },
    PROPOSAL_HANDLING: { description: 'Consultation on handling a proposal 提案办理协商.' },
    MONTHLY: { description: 'Monthly or bi-monthly consultation 月度（双月）协商.' },
    REMOTE: { description: 'Remote or online consultation 远程（网络）协商.' },
    MICRO: { description: 'Micro consultation in a room on the spot 微协商.' },
    JOINT_MEETING: { description: 'Joint meeting with the government 联席会议.' },
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
registerEnumType(TopicSource, {
  name: 'TopicSource',
  description: 'Where a topic came from 选题来源.',
  valuesConfig: {
    PARTY_GOVERNMENT: { description: 'Set by Party committee or government 党政点题.' },
    MEMBER: { description: 'Recommended by a member 委员荐题.' },
    RESIDENT: { description: 'Raised by a resident 群众出题.' },
    PUBLIC: { description: 'From a public call 社会征题.' },
    DEPARTMENT: { description: 'Raised by a department 部门报题.' },
    PARTY_OR_ORGANISATION: { description: 'Raised by a party or organisation 党派团体荐题.' },
    LOWER_BODY: { description: 'Raised by a body below 下级提题.' },
    CARRIED_OVER: { description: 'Carried over from the year before 上年结转.' },
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
