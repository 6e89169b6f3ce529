import { registerEnumType } from 'type-graphql';

export enum ResearchActivityKind {
  VISIT = 'VISIT',
  MEETING = 'MEETING',
  MATERIAL = 'MATERIAL',
}
registerEnumType(ResearchActivityKind, {
  name: 'ResearchActivityKind',
  description: 'What was done for a research project 调研活动类型.',
  valuesConfig: {
    VISIT: { description: 'A field visit 实地走访.' },
    MEETING: { description: 'A meeting 座谈会.' },
    MATERIAL: { description: 'Material that was gathered 资料.' },
  },
});
