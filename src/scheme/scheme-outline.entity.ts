import { Field, ObjectType } from 'type-graphql';
import type { Rule, Scheme as SchemeDocument } from '../scoring/index.js';
import { RuleShape } from './scheme.words.js';

@ObjectType({ description: 'A rule of a scheme 计分规则; all it says stands in the document.', simpleResolvers: true })
export class SchemeRule {
  @Field(() => String, { description: 'What the rule is called within its scheme 规则标识.' })
  id!: string;

  @Field(() => String, { description: 'Title 标题.' })
  title!: string;

  @Field(() => String, { nullable: true, description: 'The clause of the published text that it is from 条款.' })
  clause!: string | null;

  @Field(() => RuleShape, { description: 'By what it gives points 计分方式.' })
  shape!: RuleShape;
}

@ObjectType({ description: 'A group of rules of a scheme 规则组.', simpleResolvers: true })
export class SchemeGroup {
  @Field(() => String, { description: 'What the group is called within its scheme 规则组标识.' })
  id!: string;

  @Field(() => String, { description: 'Title 标题.' })
  title!: string;

  @Field(() => String, { nullable: true, description: 'The clause of the published text that it is from 条款.' })
  clause!: string | null;

  @Field(() => Boolean, { description: 'Whether its points are a bonus beside the base 是否加分项.' })
  bonus!: boolean;

  @Field(() => [SchemeRule], { description: 'Its rules in the order of the document 计分规则.' })
  rules!: SchemeRule[];
}

const shapeOf = (rule: Rule): RuleShape =>
  'match' in rule ? RuleShape.EVENTS : 'measure' in rule ? RuleShape.MEASURE : RuleShape.MARKS;

/** The groups and rules of a document by name. */
export const outlineOf = ({ groups }: SchemeDocument): SchemeGroup[] =>
  groups.map(({ id, title, clause = null, bonus = false, rules }) => ({
    ...{ id, title, clause, bonus },
    rules: rules.map((rule) => ({ id: rule.id, title: rule.title, clause: rule.clause ?? null, shape: shapeOf(rule) })),
  }));
