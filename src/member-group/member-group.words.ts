import { registerEnumType } from 'type-graphql';

/** What members belong to. */
export enum MemberGroupKind {
  SECTOR = 'SECTOR',
  COMMITTEE = 'COMMITTEE',
  GROUP = 'GROUP',
  STUDIO = 'STUDIO',
  PARTY_BRANCH = 'PARTY_BRANCH',
}
registerEnumType(MemberGroupKind, {
  name: 'MemberGroupKind',
  description: 'Kind of a group of members 委员组织类别.',
  valuesConfig: {
    SECTOR: { description: 'A sector 界别; a member is in one at a time.' },
    COMMITTEE: { description: 'A special committee 专门委员会.' },
    GROUP: { description: 'A group for activities 委员小组、活动组.' },
    STUDIO: { description: 'A studio 委员工作室.' },
    PARTY_BRANCH: { description: 'A Party branch 委员党支部.' },
  },
});

/** Role of a member in a group. */
export enum GroupRole {
  CONVENOR = 'CONVENOR',
  DEPUTY = 'DEPUTY',
  HEAD = 'HEAD',
  MEMBER = 'MEMBER',
}
registerEnumType(GroupRole, {
  name: 'GroupRole',
  description: 'Role of a member in a group 组织内职务.',
  valuesConfig: {
    CONVENOR: { description: 'Convenor, or head of a committee or branch 召集人、主任、书记.' },
    DEPUTY: { description: 'Deputy 副召集人、副主任、副书记.' },
    HEAD: { description: 'The member whose studio it is 领衔委员; in studios only.' },
    MEMBER: { description: 'Member 成员.' },
  },
});
