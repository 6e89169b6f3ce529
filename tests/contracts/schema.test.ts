import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { buildSchema, isObjectType, lexicographicSortSchema, printSchema, validateSchema } from 'graphql';
import { schema } from '../../src/app.js';
import { features } from '../../src/features.js';
import { permissionsOf } from '../../src/platform/feature.js';

const printed = `${printSchema(lexicographicSortSchema(schema))}\n`;

test('schema/api.graphql is the schema of the code (npm run schema:print writes it)', () => {
  expect(readFileSync('schema/api.graphql', 'utf8')).toBe(printed);
});

test('it is valid, also as read from what is printed', () => {
  expect(validateSchema(schema)).toEqual([]);
  expect(validateSchema(buildSchema(printed))).toEqual([]);
});

test('every query and mutation has a permission, and none is stale', () => {
  const { Query, Mutation } = permissionsOf(features);
  const fieldsOf = (name: string) => {
    const type = schema.getType(name);
    return isObjectType(type) ? Object.keys(type.getFields()).sort() : [];
  };
  expect([...Object.keys(Query), 'node'].sort()).toEqual(fieldsOf('Query'));
  expect(Object.keys(Mutation).sort()).toEqual(fieldsOf('Mutation'));
});

test('every type, field, argument and input field has a description', () => {
  const missing: string[] = [];
  for (const type of Object.values(schema.getTypeMap())) {
    if (type.name.startsWith('__') || ['String', 'Int', 'Float', 'Boolean', 'ID'].includes(type.name)) continue;
    if (!type.description && !['Query', 'Mutation'].includes(type.name)) missing.push(type.name);
    if (!('getFields' in type)) continue;
    for (const field of Object.values(type.getFields())) {
      if (!field.description) missing.push(`${type.name}.${field.name}`);
      if (!('args' in field)) continue;
      for (const argument of field.args) {
        if (!argument.description && argument.name !== 'input')
          missing.push(`${type.name}.${field.name}(${argument.name})`);
      }
    }
  }
  expect(missing).toEqual([]);
});

test('the names that clients were promised are there', () => {
  const queries = schema.getQueryType()!.getFields();
  for (const name of ['viewer', 'body', 'bodies', 'plan', 'plans', 'planRollUp', 'node'])
    expect(queries).toHaveProperty(name);
  expect(schema.getMutationType()!.getFields()).toHaveProperty('signIn');
});
