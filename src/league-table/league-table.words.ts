import { registerEnumType } from 'type-graphql';

export enum LeagueTableState {
  PUBLISHED = 'PUBLISHED',
  WITHDRAWN = 'WITHDRAWN',
}
registerEnumType(LeagueTableState, {
  name: 'LeagueTableState',
  description: 'State of a league table 晾晒榜状态.',
  valuesConfig: {
    PUBLISHED: { description: 'Seen by all people of the body; one of bodies by the bodies below too 已晾晒.' },
    WITHDRAWN: { description: 'Taken back; seen by who keeps the files of the own body only 已撤下.' },
  },
});
