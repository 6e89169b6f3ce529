import { registerEnumType } from 'type-graphql';

/** Role of a member in his body. */
export enum MemberRole {
  CHAIR = 'CHAIR',
  VICE_CHAIR = 'VICE_CHAIR',
  SECRETARY_GENERAL = 'SECRETARY_GENERAL',
  STANDING_MEMBER = 'STANDING_MEMBER',
  MEMBER = 'MEMBER',
}
registerEnumType(MemberRole, {
  name: 'MemberRole',
  description: 'Role of a member in his body 政协职务.',
  valuesConfig: {
    CHAIR: { description: 'Chair 主席.' },
    VICE_CHAIR: { description: 'Vice-chair 副主席.' },
    SECRETARY_GENERAL: { description: 'Secretary-general 秘书长.' },
    STANDING_MEMBER: { description: 'Member of the standing committee 常委.' },
    MEMBER: { description: 'Member 委员.' },
  },
});

export enum MemberState {
  SERVING = 'SERVING',
  LEFT = 'LEFT',
}
registerEnumType(MemberState, {
  name: 'MemberState',
  description: 'State of a member 委员状态.',
  valuesConfig: {
    SERVING: { description: 'He is a member now 在任.' },
    LEFT: { description: 'He has left; his file stays 已离任.' },
  },
});

export enum MemberChangeKind {
  JOINED = 'JOINED',
  CHANGED = 'CHANGED',
  GROUP = 'GROUP',
  LEFT = 'LEFT',
  REINSTATED = 'REINSTATED',
}
registerEnumType(MemberChangeKind, {
  name: 'MemberChangeKind',
  description: 'Kind of a change of a member 变动类别.',
  valuesConfig: {
    JOINED: { description: 'He became a member 新任.' },
    CHANGED: { description: 'A value of his record changed 信息变更.' },
    GROUP: {
      description:
        'He joined or left a sector, committee or other group, or has another role there 界别、专委会等调整.',
    },
    LEFT: { description: 'He left 离任.' },
    REINSTATED: { description: 'He became a member again 恢复任职.' },
  },
});

/** Whether what has a first day has a last one too. */
export enum Tenure {
  CURRENT = 'CURRENT',
  ENDED = 'ENDED',
}
registerEnumType(Tenure, {
  name: 'Tenure',
  description: 'Whether something that has a first day lasts 起止状态.',
  valuesConfig: {
    CURRENT: { description: 'It lasts 现任.' },
    ENDED: { description: 'It has ended and stays on record 已结束.' },
  },
});

export const tenureOf = ({ until }: { until?: string | null }): Tenure => (until ? Tenure.ENDED : Tenure.CURRENT);
