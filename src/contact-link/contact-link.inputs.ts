import { Field, ID, InputType } from 'type-graphql';
import { MutationInput } from '../platform/graphql/mutation.js';
import { LocalDate } from '../platform/graphql/scalars.js';
import { ContactKind } from './contact-link.entity.js';

@InputType({ description: 'Who keeps contact with whom.' })
export class LinkContactInput extends MutationInput {
  @Field(() => ID, { description: 'Id of the member who keeps it.' })
  memberId!: string;

  @Field(() => ContactKind, { description: 'Who keeps contact with whom.' })
  kind!: ContactKind;

  @Field(() => ID, { nullable: true, description: 'Id of the serving member it is kept with; not with PUBLIC.' })
  toMemberId?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'With PUBLIC: label of the group or household, 1 to 100 characters, such as 西街商户; no names, numbers or addresses of persons.',
  })
  toLabel?: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'From which day on, not in the future; today by default.' })
  since?: string | null;
}

@InputType({ description: 'The end of a contact.' })
export class EndContactInput extends MutationInput {
  @Field(() => ID, { description: 'Id of the contact.' })
  contactLinkId!: string;

  @Field(() => LocalDate, { nullable: true, description: 'Last day, not in the future; today by default.' })
  until?: string | null;

  @Field(() => String, { description: 'Why, 1 to 1000 characters.' })
  reason!: string;
}
