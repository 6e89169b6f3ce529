import { ArgsType, Field, ID, InputType, Int } from 'type-graphql';
import { ScopeArgs } from '../body/index.js';
import { MutationInput } from '../platform/graphql/mutation.js';
import { ThemeState } from './theme.entity.js';

/** Which themes a list shows. */
@ArgsType()
export class ThemeFilter extends ScopeArgs {
  @Field(() => Int, { nullable: true, description: 'Only themes of this year.' })
  year?: number;

  @Field(() => ThemeState, { nullable: true, description: 'Only themes in this state.' })
  state?: ThemeState;
}

@InputType({ description: 'A theme to be added.' })
export class AddThemeInput extends MutationInput {
  @Field(() => Int, { description: 'Year, 2000 to 2100.' })
  year!: number;

  @Field(() => String, { description: 'Title, 1 to 100 characters.' })
  title!: string;
}

@InputType({ description: 'Names a theme.' })
export class ThemeInput extends MutationInput {
  @Field(() => ID, { description: 'Id of the theme.' })
  themeId!: string;
}

@InputType({ description: 'Another title for a theme.' })
export class RenameThemeInput extends ThemeInput {
  @Field(() => String, { description: 'Title, 1 to 100 characters.' })
  title!: string;
}

@InputType({ description: 'The themes to be offered to the bodies below.' })
export class OfferThemesInput extends MutationInput {
  @Field(() => [ID], { description: 'Ids of the themes, 1 to 50 different ones.' })
  themeIds!: string[];
}
