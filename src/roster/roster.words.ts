import { registerEnumType } from 'type-graphql';
import type { Message } from '../platform/errors.js';

export enum RosterFormat {
  CSV = 'CSV',
  JSON = 'JSON',
}
registerEnumType(RosterFormat, {
  name: 'RosterFormat',
  description: 'Format of a roster 名册格式.',
  valuesConfig: {
    CSV: { description: 'Comma-separated values (RFC 4180) with a line of headers.' },
    JSON: {
      description: 'An array of objects, by header; values are texts or, where there are several, lists of texts.',
    },
  },
});

export enum RosterImportState {
  PREVIEWED = 'PREVIEWED',
  COMMITTED = 'COMMITTED',
}
registerEnumType(RosterImportState, {
  name: 'RosterImportState',
  description: 'State of a roster import 名册导入状态.',
  valuesConfig: {
    PREVIEWED: { description: 'It shows what would be done 已预览.' },
    COMMITTED: { description: 'It was done 已导入.' },
  },
});

export enum RosterState {
  NEW = 'NEW',
  SAME = 'SAME',
  CHANGED = 'CHANGED',
  WARNING = 'WARNING',
  ERROR = 'ERROR',
}
registerEnumType(RosterState, {
  name: 'RosterState',
  description: 'What becomes of a row or a cell of a roster 行（单元格）状态.',
  valuesConfig: {
    NEW: { description: 'It is added 新增.' },
    SAME: { description: 'It is there as it is 无变化.' },
    CHANGED: { description: 'It takes the place of another value 变更.' },
    WARNING: { description: 'It is done, and should be looked at 提示.' },
    ERROR: { description: 'It cannot be done 错误.' },
  },
});

export enum RosterIssue {
  UNREADABLE = 'UNREADABLE',
  TOO_MANY_CELLS = 'TOO_MANY_CELLS',
  NAME_MISSING = 'NAME_MISSING',
  AMBIGUOUS = 'AMBIGUOUS',
  TWICE = 'TWICE',
  NAMESAKE = 'NAMESAKE',
  OTHER_NAME = 'OTHER_NAME',
  HAS_LEFT = 'HAS_LEFT',
  KEY_TAKEN = 'KEY_TAKEN',
  NOT_ACCEPTABLE = 'NOT_ACCEPTABLE',
  UNKNOWN_ROLE = 'UNKNOWN_ROLE',
  UNKNOWN_GROUP = 'UNKNOWN_GROUP',
  TWO_SECTORS = 'TWO_SECTORS',
  GROUP_IS_MADE = 'GROUP_IS_MADE',
}

/** What each issue says, and of which state it makes its row or cell. */
export const issues: Record<RosterIssue, { state: RosterState.WARNING | RosterState.ERROR; message: Message }> = {
  UNREADABLE: error('The quotes of the line do not match.', '该行引号不配对。'),
  TOO_MANY_CELLS: error('The line has more cells than there are headers.', '该行单元格多于表头。'),
  NAME_MISSING: error('A name is required.', '缺少姓名。'),
  AMBIGUOUS: error('Several members fit; give the key.', '有多名委员符合，请填写编号。'),
  TWICE: error('Another line before is the same member.', '与前面某行为同一委员。'),
  NAMESAKE: warning(
    'A member of this name serves in another sector; a new one is added.',
    '其他界别有同名委员；将新增一名。',
  ),
  OTHER_NAME: warning('The member with this key has another name.', '该编号的委员姓名不同。'),
  HAS_LEFT: warning('This member has left and is reinstated.', '该委员已离任，将恢复任职。'),
  KEY_TAKEN: error('Another member has this key.', '该编号已属于其他委员。'),
  NOT_ACCEPTABLE: error('The value is too long or has control characters.', '内容过长或含有控制字符。'),
  UNKNOWN_ROLE: error('There is no such role.', '没有此政协职务。'),
  UNKNOWN_GROUP: error(
    'The body has no such group; map it, or let groups be made.',
    '本单位没有此组织；请对应已有组织，或允许新建。',
  ),
  TWO_SECTORS: error('A member is in one sector.', '每名委员只能属于一个界别。'),
  GROUP_IS_MADE: warning('The group is made.', '将新建该组织。'),
};

function error(en: string, zh: string) {
  return { state: RosterState.ERROR, message: { en, zh } } as const;
}
function warning(en: string, zh: string) {
  return { state: RosterState.WARNING, message: { en, zh } } as const;
}

registerEnumType(RosterIssue, {
  name: 'RosterIssue',
  description: 'What is the matter with a row or a cell of a roster 问题.',
  valuesConfig: Object.fromEntries(
    Object.entries(issues).map(([name, { message }]) => [name, { description: `${message.en} ${message.zh}` }]),
  ),
});

export enum RosterField {
  NAME = 'NAME',
  EXTERNAL_KEY = 'EXTERNAL_KEY',
  ROLE = 'ROLE',
  POST = 'POST',
  PARTY = 'PARTY',
  SKILLS = 'SKILLS',
  SECTOR = 'SECTOR',
  COMMITTEE = 'COMMITTEE',
  GROUP = 'GROUP',
}
registerEnumType(RosterField, {
  name: 'RosterField',
  description: 'What a column of a roster tells 名册栏目.',
  valuesConfig: {
    NAME: { description: 'Name: 姓名, 委员姓名, name.' },
    EXTERNAL_KEY: { description: "Key in the body's register: 编号, 委员编号, 委员证号, 序列号, key, externalKey." },
    ROLE: { description: 'Role in the body: 职务, 政协职务, 委员职务, role.' },
    POST: { description: 'Where he works and as what: 单位及职务, 工作单位及职务, 单位职务, post.' },
    PARTY: { description: 'Party: 党派, 政治面貌, party.' },
    SKILLS: { description: 'Skills: 专长, 特长, skills.' },
    SECTOR: { description: 'Sector: 界别, 所属界别, sector.' },
    COMMITTEE: { description: 'Special committees: 专委会, 专门委员会, 所在专委会, committee.' },
    GROUP: { description: 'Groups for activities: 委员小组, 活动组, 小组, group.' },
  },
});
