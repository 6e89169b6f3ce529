import { ArgsType, Field, ID, registerEnumType } from 'type-graphql';
import { Punctuality } from '../plan-item/plan-item.entity.js';

/** Which bodies a list of roll-ups shows: every dimension in which bodies are counted. */
@ArgsType()
export class RollUpFilter {
  @Field(() => Boolean, {
    nullable: true,
    description: 'Only bodies that have reported their plan, or only the others.',
  })
  reported?: boolean;

  @Field(() => Punctuality, {
    nullable: true,
    description: 'Only bodies that have reported their plan, on time or late.',
  })
  reportedPunctuality?: Punctuality;

  @Field(() => Boolean, { nullable: true, description: 'Only bodies that have issued their plan, or only the others.' })
  issued?: boolean;

  @Field(() => Punctuality, {
    nullable: true,
    description: 'Only bodies that have issued their plan, on time or late.',
  })
  issuedPunctuality?: Punctuality;

  @Field(() => ID, { nullable: true, description: 'Only bodies of the level that this quota of the year is for.' })
  quotaId?: string;

  @Field(() => Boolean, { nullable: true, description: 'Only bodies that have met the quota, or only the others.' })
  quotaMet?: boolean;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Only bodies that are behind with the quota, or only the others.',
  })
  quotaBehind?: boolean;
}

/** The order of a list of roll-ups. */
export enum RollUpOrder {
  CODE = 'CODE',
  NAME = 'NAME',
  ITEMS_DESC = 'ITEMS_DESC',
  DONE_DESC = 'DONE_DESC',
  OVERDUE_DESC = 'OVERDUE_DESC',
  REPORTED_ON = 'REPORTED_ON',
  ISSUED_ON = 'ISSUED_ON',
}
registerEnumType(RollUpOrder, {
  name: 'RollUpOrder',
  description: 'The order of a list of roll-ups. Figures are those of the subtree.',
  valuesConfig: {
    CODE: { description: 'By code.' },
    NAME: { description: 'By name, character by character.' },
    ITEMS_DESC: { description: 'Most items first.' },
    DONE_DESC: { description: 'Most items done first.' },
    OVERDUE_DESC: { description: 'Most items overdue first.' },
    REPORTED_ON: { description: 'By the day of reporting, the earliest first, those without a reported plan last.' },
    ISSUED_ON: { description: 'By the day of issuing, the earliest first, those without an issued plan last.' },
  },
});
