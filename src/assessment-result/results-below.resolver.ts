import type { GraphQLResolveInfo } from 'graphql';
import { Args, Ctx, Extensions, FieldResolver, Info, Resolver, Root } from 'type-graphql';
import { Assessment } from '../assessment/assessment.entity.js';
import { HandlingUnit } from '../handling-unit/handling-unit.entity.js';
import { Member } from '../member/member.entity.js';
import { MemberGroup } from '../member-group/member-group.entity.js';
import type { RequestContext } from '../platform/context.js';
import { optionalText } from '../platform/input.js';
import { needs, reads, type ListBelow } from '../platform/read/below.js';
import { connectionOf, PageArgs, type Connection } from '../platform/read/page.js';
import type { Condition, Order } from '../platform/read/statement.js';
import { AssessmentResult } from './assessment-result.entity.js';
import { ResultFilter } from './assessment-result.inputs.js';

export const AssessmentResultConnection = connectionOf(AssessmentResult, 'results 考核结果');
export const byYear: Order = { name: 'year desc', by: ['year'], descending: true };
const byPlace: Order = { name: 'place', by: ['place', 'subjectName'], descending: false };
const below = (by: string): ListBelow<AssessmentResult> => ({ entity: () => AssessmentResult, by, order: byYear });
const [resultsOfMember, resultsOfGroup, resultsOfUnit] = [below('memberId'), below('groupId'), below('unitId')];

@Resolver(() => Assessment)
export class ResultsOfAssessmentResolver {
  @FieldResolver(() => AssessmentResultConnection, {
    description:
      'Its results, the best total first, who is exempt last 考核结果; for who is assessed his own once they are published, none for the bodies above.',
  })
  @Extensions(needs('id'))
  results(
    @Root() { id }: Assessment,
    @Args(() => ResultFilter) { grade, minimumLight, covered, text }: ResultFilter,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { read }: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<AssessmentResult>> {
    const where: Condition[] = [];
    const wanted = optionalText(text, 'text', 100);
    if (grade != null) where.push({ property: 'grade', is: '=', value: grade });
    if (minimumLight) where.push({ property: 'minimumLight', is: '=', value: minimumLight });
    if (covered != null) where.push({ property: 'covered', is: '=', value: covered });
    if (wanted) where.push({ property: 'subjectName', is: 'containing', value: wanted });
    const parent = { property: 'assessmentId', key: id };
    return read.children({ entity: AssessmentResult, where, order: byPlace, parent }, page, info);
  }
}

@Resolver(() => Member)
export class ResultsOfMemberResolver {
  @FieldResolver(() => AssessmentResultConnection, {
    description: 'His results of all years, the latest first 历年考核结果; for himself those that are published.',
  })
  @Extensions(reads(resultsOfMember))
  results(
    @Root() member: Member,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { read }: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<AssessmentResult>> {
    return read.below(resultsOfMember, member, page, info);
  }
}

@Resolver(() => MemberGroup)
export class ResultsOfGroupResolver {
  @FieldResolver(() => AssessmentResultConnection, {
    description:
      'Its results of all years, the latest first 历年考核结果; for who led it when they were published these, for other members none.',
  })
  @Extensions(reads(resultsOfGroup))
  results(
    @Root() group: MemberGroup,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { read }: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<AssessmentResult>> {
    return read.below(resultsOfGroup, group, page, info);
  }
}

@Resolver(() => HandlingUnit)
export class ResultsOfUnitResolver {
  @FieldResolver(() => AssessmentResultConnection, {
    description: 'Its results of all years, the latest first 历年考核结果, for who keeps the files of the body.',
  })
  @Extensions(reads(resultsOfUnit))
  results(
    @Root() unit: HandlingUnit,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { read }: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<AssessmentResult>> {
    return read.below(resultsOfUnit, unit, page, info);
  }
}
