import { Field, InputType, ObjectType } from 'type-graphql';

@ObjectType({ description: 'Something that goes along 附件.', simpleResolvers: true })
export class Attachment {
  @Field(() => String, { description: 'Its name 名称.' })
  name!: string;

  @Field(() => String, { description: 'Where it is found 出处: an address, a number.' })
  reference!: string;
}

@InputType({ description: 'Something that goes along.' })
export class AttachmentInput {
  @Field(() => String, { description: 'Its name, 1 to 100 characters.' })
  name!: string;

  @Field(() => String, { description: 'Where it is found, 1 to 500 characters.' })
  reference!: string;
}
