import { Field, Int, ObjectType } from 'type-graphql';
import { BodyName } from '../body/body-name.entity.js';
import { ToOne } from '../platform/graphql/fields.js';

@ObjectType({
  description:
    'What bodies did in research projects that they led 牵头情况. Each thing is counted for one body only, so that a sum over bodies counts nothing twice.',
  simpleResolvers: true,
})
export class ResearchLedFigures {
  @Field(() => Int, { description: 'Projects that were launched and not given up 牵头课题数.' })
  led!: number;

  @Field(() => Int, { description: 'Final reports 调研报告数.' })
  reports!: number;

  @Field(() => Int, { description: 'Suggestions of projects that have their report 提出建议数.' })
  suggestions!: number;

  @Field(() => Int, { description: 'Those of them that were adopted, carried out ones included 采纳数.' })
  suggestionsAdopted!: number;

  @Field(() => Int, { description: 'Those of them that are carried out, and not opened again 落实数.' })
  suggestionsImplemented!: number;

  @Field(() => Int, { description: 'Instructions of leaders 领导批示数; the documents they are on are not counted.' })
  instructions!: number;

  @Field(() => Int, {
    description:
      'Sub-topics that the leading bodies kept: given to themselves, to nobody, or to a group alone 本级承担子课题数. With those given to a body that takes part, each is counted once.',
  })
  ownSubTopics!: number;

  @Field(() => Int, {
    description:
      'Those of them with a contribution first handed in by its due day, by whichever body wrote for it 本级子课题按时完成数.',
  })
  ownSubTopicsOnTime!: number;

  @Field(() => Int, { description: 'Contributions of the leading bodies themselves that were handed in 本级成果稿数.' })
  ownContributionsHandedIn!: number;

  @Field(() => Int, { description: 'Those of them first handed in by their due day 按时数.' })
  ownContributionsOnTime!: number;
}

@ObjectType({
  description:
    'What bodies did in research projects of others 参与情况. One project counts for each body that takes part, and what these figures count of suggestions the leading body counts too: they are never added to those of projects led.',
  simpleResolvers: true,
})
export class ResearchSharedFigures {
  @Field(() => Int, {
    description:
      'Participations: projects of others taken part in, per body 参与课题数. While a project runs, by an invitation that is accepted; from its report on, with its results kept.',
  })
  takenPart!: number;

  @Field(() => Int, {
    description:
      'Proposals of the body that projects of others took up, each once 提议被采用数; what it forwarded counts for whoever proposed it first.',
  })
  proposalsTakenUp!: number;

  @Field(() => Int, {
    description:
      'Sub-topics given to a body that takes part 承担子课题数; those given to a group alone are not among them.',
  })
  subTopicsGiven!: number;

  @Field(() => Int, {
    description: 'Those of them with a contribution of that body handed in by its due day 按时完成数.',
  })
  subTopicsOnTime!: number;

  @Field(() => Int, { description: 'Contributions that were handed in 提交成果稿数.' })
  contributionsHandedIn!: number;

  @Field(() => Int, { description: 'Those of them first handed in by their due day 按时数.' })
  contributionsOnTime!: number;

  @Field(() => Int, { description: 'Suggestions that came from the body 贡献建议数.' })
  suggestionsContributed!: number;

  @Field(() => Int, { description: 'Those of them that were adopted, carried out ones included 采纳数.' })
  contributedAdopted!: number;

  @Field(() => Int, { description: 'Those of them that are carried out 落实数.' })
  contributedImplemented!: number;
}

@ObjectType({ description: 'The figures of a body directly below 下一级.', simpleResolvers: true })
export class ResearchFiguresOfBody {
  bodyId!: number;

  @ToOne(() => BodyName, 'bodyId', { description: 'The body 单位.' })
  body!: BodyName;

  @Field(() => ResearchLedFigures, { description: 'What it led itself 本级牵头.' })
  own!: ResearchLedFigures;

  @Field(() => ResearchLedFigures, { description: 'The same of it and of all bodies below it 本级及以下牵头.' })
  total!: ResearchLedFigures;

  @Field(() => ResearchSharedFigures, { description: 'What it did in projects of others 本级参与.' })
  shared!: ResearchSharedFigures;

  @Field(() => ResearchSharedFigures, { description: 'The same of it and of all bodies below it 本级及以下参与.' })
  sharedTotal!: ResearchSharedFigures;
}

@ObjectType({
  description:
    'Joint research of a body and of those below it for a year 联合调研汇总. The year is that of the projects. The same for everybody who may ask.',
  simpleResolvers: true,
})
export class ResearchRollUp {
  bodyId!: number;

  @ToOne(() => BodyName, 'bodyId', { description: 'The body 单位.' })
  body!: BodyName;

  @Field(() => Int, { description: 'The year 年度.' })
  year!: number;

  @Field(() => ResearchLedFigures, { description: 'What it led itself 本级牵头.' })
  own!: ResearchLedFigures;

  @Field(() => ResearchLedFigures, { description: 'The same of it and of all bodies below it 本级及以下牵头.' })
  total!: ResearchLedFigures;

  @Field(() => ResearchSharedFigures, { description: 'What it did in projects of others 本级参与.' })
  shared!: ResearchSharedFigures;

  @Field(() => ResearchSharedFigures, { description: 'The same of it and of all bodies below it 本级及以下参与.' })
  sharedTotal!: ResearchSharedFigures;

  @Field(() => Int, { description: 'Bodies that existed in the year, itself and all below it 应统计单位数.' })
  bodiesInScope!: number;

  @Field(() => Int, { description: 'Those of them that have any figure but zero 有数据单位数.' })
  bodiesReporting!: number;

  bodies!: ResearchFiguresOfBody[];
}
