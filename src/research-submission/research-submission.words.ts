import { registerEnumType } from 'type-graphql';

export enum ResearchSubmissionKind {
  RECOMMENDATION = 'RECOMMENDATION',
  SPECIAL_REPORT = 'SPECIAL_REPORT',
  OPINION_ITEM = 'OPINION_ITEM',
  PROPOSAL = 'PROPOSAL',
}
registerEnumType(ResearchSubmissionKind, {
  name: 'ResearchSubmissionKind',
  description: 'As what results of a research project were submitted 报送形式.',
  valuesConfig: {
    RECOMMENDATION: { description: 'A recommendation of the body 建议案.' },
    SPECIAL_REPORT: { description: 'A special report 专报.' },
    OPINION_ITEM: { description: 'An item of social conditions and public opinion 社情民意信息.' },
    PROPOSAL: { description: 'A proposal, such as through a higher body 提案.' },
  },
});
