import { registerEnumType } from 'type-graphql';

export enum HandlingUnitState {
  ACTIVE = 'ACTIVE',
  CLOSED = 'CLOSED',
}
registerEnumType(HandlingUnitState, {
  name: 'HandlingUnitState',
  description: 'State of a handling unit 承办单位状态.',
  valuesConfig: {
    ACTIVE: { description: 'Proposals are assigned to it, and it is assessed 在用.' },
    CLOSED: { description: 'Merged or abolished; what it handled, and its results, stay 已撤并.' },
  },
});
