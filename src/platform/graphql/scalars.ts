import { GraphQLError, GraphQLScalarType, valueFromASTUntyped, visit, type ValueNode } from 'graphql';
import { GraphQLLocalDate } from 'graphql-scalars';

/** A day, YYYY-MM-DD, without time and zone. Days that go out come from date columns, which hold nothing else. */
export const LocalDate = new GraphQLScalarType({ ...GraphQLLocalDate.toConfig(), serialize: (day) => day });

/** Any JSON value. Its size and depth are those that variables, or documents, may have; who takes it reads it strictly. */
export const JsonValue = new GraphQLScalarType<unknown, unknown>({
  name: 'JSON',
  description:
    'Any JSON value: objects, lists, texts, numbers, true, false, null. Give it as a variable, within the limits of variables; written into a document it holds no variables and is bounded by the limits of documents.',
  serialize: (value) => value,
  parseValue: (value) => value,
  parseLiteral: (node) => writtenOut(node),
});

/** Compiled queries would read variables inside of it otherwise than others. */
function writtenOut(node: ValueNode): unknown {
  visit(node, {
    Variable: (variable) => {
      throw new GraphQLError('JSON holds no variables: give the whole of it as one.', { nodes: variable });
    },
  });
  return valueFromASTUntyped(node);
}
