import { Arg, Ctx, Extensions, FieldResolver, Resolver, Root } from 'type-graphql';
import { type RequestContext, viewerOf } from '../platform/context.js';
import { needs } from '../platform/read/below.js';
import { Quota } from '../quota/quota.entity.js';
import { QuotaStanding } from './quota-standing.entity.js';
import { standingOf } from './quota-standing.service.js';
import { bodyOf } from './scope.service.js';

@Resolver(() => Quota)
export class QuotaStandingResolver {
  @FieldResolver(() => QuotaStanding, {
    nullable: true,
    description: 'Where a body stands against it 完成情况; null where the quota is not for a body of that level.',
  })
  @Extensions(needs('tenantId', 'level', 'year', 'form', 'onPolicy', 'period', 'minimum'))
  async standing(
    @Root() quota: Quota,
    @Arg('body', () => String, {
      nullable: true,
      description: 'Code of the body: the own one (default) or one below it. NOT_FOUND for any other.',
    })
    code: string | null,
    @Ctx() context: RequestContext,
  ): Promise<QuotaStanding | null> {
    const body = await bodyOf(code ?? String(viewerOf(context).body.id), 'body', context);
    return quota.level === body.level ? standingOf({ ...quota, setBy: quota.tenantId }, body.id, context) : null;
  }
}
