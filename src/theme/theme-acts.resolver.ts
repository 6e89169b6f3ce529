import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Field, FieldResolver, ID, Info, Mutation, ObjectType, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../platform/context.js';
import { ToOne } from '../platform/graphql/fields.js';
import { globalId } from '../platform/graphql/node.js';
import { Theme } from './theme.entity.js';
import { AddThemeInput, OfferThemesInput, RenameThemeInput, ThemeInput } from './theme.inputs.js';
import { addTheme, offerThemes, removeTheme, renameTheme } from './theme.service.js';

@ObjectType({ description: 'The theme after a mutation.', simpleResolvers: true })
class ThemePayload {
  themeId!: string;

  @ToOne(() => Theme, 'themeId', { description: 'The theme as it is now.' })
  theme!: Theme;
}

@ObjectType({ description: 'What was removed.', simpleResolvers: true })
class RemoveThemePayload {
  @Field(() => ID, { description: 'Id of the removed theme.' })
  removedId!: string;
}

@ObjectType({ description: 'The themes that were offered.', simpleResolvers: true })
class OfferThemesPayload {
  themeIds!: string[];
}

const payload = async (themeId: Promise<string>): Promise<ThemePayload> => ({ themeId: await themeId }) as ThemePayload;

@Resolver(() => OfferThemesPayload)
export class ThemeActsResolver {
  @Mutation(() => ThemePayload, { description: "Adds a theme to a year of the caller's body 新增主题." })
  addTheme(
    @Arg('input', () => AddThemeInput) input: AddThemeInput,
    @Ctx() context: RequestContext,
  ): Promise<ThemePayload> {
    return payload(addTheme(input, context));
  }

  @Mutation(() => ThemePayload, {
    description: 'Gives a theme another title 修改主题. Bodies that aligned items to it see the new one at once.',
  })
  renameTheme(
    @Arg('input', () => RenameThemeInput) input: RenameThemeInput,
    @Ctx() context: RequestContext,
  ): Promise<ThemePayload> {
    return payload(renameTheme(input, context));
  }

  @Mutation(() => RemoveThemePayload, {
    description: 'Removes a theme that was not offered yet 删除主题. CONFLICT while an item of a plan belongs to it.',
  })
  async removeTheme(
    @Arg('input', () => ThemeInput) { themeId }: ThemeInput,
    @Ctx() context: RequestContext,
  ): Promise<RemoveThemePayload> {
    return { removedId: globalId('Theme', await removeTheme(themeId, context)) };
  }

  @Mutation(() => OfferThemesPayload, {
    description:
      'Offers themes to the bodies below, for good: they see them and may align their items to them 下发主题.',
  })
  async offerThemes(
    @Arg('input', () => OfferThemesInput) input: OfferThemesInput,
    @Ctx() context: RequestContext,
  ): Promise<OfferThemesPayload> {
    return { themeIds: await offerThemes(input.themeIds, context) };
  }

  @FieldResolver(() => [Theme], { description: 'The themes as they are now, in the order asked for.' })
  themes(
    @Root() { themeIds }: OfferThemesPayload,
    @Ctx() { read }: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Theme[]> {
    return Promise.all(themeIds.map((id) => read.need(Theme, id, info)));
  }
}
