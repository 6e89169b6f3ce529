import { Field, ID, InputType } from 'type-graphql';
import { MemberGroupKind } from '../member-group/member-group.entity.js';
import { MutationInput } from '../platform/graphql/mutation.js';
import { LocalDate } from '../platform/graphql/scalars.js';
import { RosterFormat } from './roster.words.js';

@InputType({ description: 'What a roster calls a group of the own body.' })
export class GroupAliasInput {
  @Field(() => MemberGroupKind, { description: 'Kind of the group.' })
  kind!: MemberGroupKind;

  @Field(() => String, { description: 'What stands in the roster, 1 to 100 characters.' })
  text!: string;

  @Field(() => ID, { description: 'Id of the group that is meant.' })
  groupId!: string;
}

@InputType({ description: 'A roster to be looked at.' })
export class PreviewRosterInput extends MutationInput {
  @Field(() => RosterFormat, { description: 'Format of the text.' })
  format!: RosterFormat;

  @Field(() => String, {
    description:
      'The roster, at most 900000 characters and 5000 lines. Empty cells and missing columns leave what is there.',
  })
  text!: string;

  @Field(() => ID, { nullable: true, description: 'Term of the own body in which all in it serve.' })
  termId?: string | null;

  @Field(() => LocalDate, {
    nullable: true,
    description: 'From which day on it holds, not in the future; today by default.',
  })
  on?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Reason of the changes, up to 1000 characters; 名册导入 by default.',
  })
  reason?: string | null;

  @Field(() => [GroupAliasInput], {
    nullable: true,
    description: 'What it calls groups of the body, at most 200; the commit keeps it as aliases of theirs.',
  })
  groupAliases?: GroupAliasInput[] | null;

  @Field(() => Boolean, { defaultValue: false, description: 'Whether groups that are not there are made.' })
  createGroups!: boolean;

  @Field(() => Boolean, { defaultValue: false, description: 'Whether lines with errors are left out of the commit.' })
  skipErrors!: boolean;
}

@InputType({ description: 'A preview to be done.' })
export class CommitRosterInput extends MutationInput {
  @Field(() => ID, { description: 'Id of the import.' })
  importId!: string;
}
