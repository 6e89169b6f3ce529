import { registerEnumType } from 'type-graphql';

/** In what time a quota is to be held. */
export enum QuotaPeriod {
  YEAR = 'YEAR',
  QUARTER = 'QUARTER',
}
registerEnumType(QuotaPeriod, {
  name: 'QuotaPeriod',
  description: 'In what time the minimum of a quota is to be held 计数周期.',
  valuesConfig: {
    YEAR: { description: 'In the year 每年.' },
    QUARTER: { description: 'In each of the four quarters 每季度.' },
  },
});
