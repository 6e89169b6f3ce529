import { GraphQLLocalDate } from 'graphql-scalars';

/** A day, YYYY-MM-DD, without time and zone. */
export const LocalDate = GraphQLLocalDate;
