import { Field, Int, ObjectType } from 'type-graphql';
import { Form, ItemState, Phase, TopicSource } from '../plan-item/plan-item.entity.js';
import { PlanState } from '../plan/plan.entity.js';
import { ToOne } from '../platform/graphql/fields.js';
import { Theme } from '../theme/theme.entity.js';

@ObjectType({ description: 'How many plans are in a state.', simpleResolvers: true })
export class PlanStateCount {
  @Field(() => PlanState, { description: 'The state; `plans(states:, reported: true)` lists the plans.' })
  state!: PlanState;

  @Field(() => Int, { description: 'How many plans.' })
  plans!: number;
}

@ObjectType({ description: 'How many items have a form of consultation.', simpleResolvers: true })
export class FormCount {
  @Field(() => Form, { description: 'The form; `planItems(form:, reported: true)` lists the items.' })
  form!: Form;

  @Field(() => Int, { description: 'How many items.' })
  items!: number;
}

@ObjectType({ description: 'How many items have reached a phase and no later one.', simpleResolvers: true })
export class PhaseCount {
  @Field(() => Phase, { description: 'The phase; `planItems(phase:, reported: true)` lists the items.' })
  phase!: Phase;

  @Field(() => Int, { description: 'How many items.' })
  items!: number;
}

@ObjectType({ description: 'How many items came from a source.', simpleResolvers: true })
export class SourceCount {
  @Field(() => TopicSource, { description: 'The source; `planItems(source:, reported: true)` lists the items.' })
  source!: TopicSource;

  @Field(() => Int, { description: 'How many items.' })
  items!: number;
}

@ObjectType({ description: 'How many items are in a state.', simpleResolvers: true })
export class ItemStateCount {
  @Field(() => ItemState, { description: 'The state; `planItems(states:, reported: true)` lists the items.' })
  state!: ItemState;

  @Field(() => Int, { description: 'How many items.' })
  items!: number;
}

@ObjectType({ description: 'How many items stand under a theme.', simpleResolvers: true })
export class ThemeCount {
  themeId!: string;

  @ToOne(() => Theme, 'themeId', { nullable: true, description: 'The theme; null where the caller may not see it.' })
  theme?: Theme | null;

  @Field(() => Int, {
    description:
      'How many items of the body itself stand under it, 0 where another body set it; `planItems(themeId:, reported: true)` lists them.',
  })
  items!: number;

  @Field(() => Int, {
    description:
      'How many items are aligned to it by bodies below the one that set it 对应; `planItems(alignedThemeId:, reported: true)` lists them.',
  })
  alignedItems!: number;
}
