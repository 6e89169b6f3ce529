import { registerEnumType } from 'type-graphql';

export enum AssessmentState {
  SELF_ASSESSMENT = 'SELF_ASSESSMENT',
  MARKING = 'MARKING',
  IN_APPROVAL = 'IN_APPROVAL',
  DECIDED = 'DECIDED',
  PUBLISHED = 'PUBLISHED',
  CLOSED = 'CLOSED',
}

/** While it runs: facts come in and results follow them. */
export const running: readonly AssessmentState[] = [AssessmentState.SELF_ASSESSMENT, AssessmentState.MARKING];
registerEnumType(AssessmentState, {
  name: 'AssessmentState',
  description: 'How far an assessment is 考核阶段.',
  valuesConfig: {
    SELF_ASSESSMENT: { description: 'Opened: duty reports and evidence come in 自评述职.' },
    MARKING: { description: 'Assessors give their marks 评分.' },
    IN_APPROVAL: { description: 'Computed, and in review by its gates 审议.' },
    DECIDED: { description: 'All gates have passed it 已审定.' },
    PUBLISHED: { description: 'Those assessed read their results and may object 已公布.' },
    CLOSED: { description: 'On record; its scheme is frozen 已归档.' },
  },
});
