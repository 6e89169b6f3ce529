import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { csvRecords } from '../../src/platform/csv.js';

const fieldsOf = (text: string) => csvRecords(text).map(({ fields }) => fields);

test('whatever is written by the rules is read again', () => {
  const quoted = (value: string) => `"${value.replaceAll('"', '""')}"`;
  const written = (value: string) => (/[",\r\n\uFEFF]/.test(value) ? quoted(value) : value);
  const value = fc.oneof(fc.string(), fc.constantFrom('', '"', ',', '\r\n', '\n"', '太湖县', '\uFEFF'));
  const row = fc.array(value, { minLength: 2, maxLength: 5 });
  const table = fc.array(row, { maxLength: 6 });
  fc.assert(
    fc.property(table, fc.constantFrom('\n', '\r\n', '\r'), fc.boolean(), (rows, end, ended) => {
      const text = rows.map((fields) => fields.map(written).join()).join(end) + (ended ? end : '');
      expect(fieldsOf(text)).toEqual(rows);
      expect(fieldsOf(`\uFEFF${text}`)).toEqual(rows);
    }),
  );
});

test('every record knows the line it begins on, whatever stands between', () => {
  const text = 'a,b\r\n\r\n"one\ntwo",c\n\n\nd,"e"\rf,g';
  expect(csvRecords(text)).toEqual([
    { line: 1, fields: ['a', 'b'] },
    { line: 3, fields: ['one\ntwo', 'c'] },
    { line: 7, fields: ['d', 'e'] },
    { line: 8, fields: ['f', 'g'] },
  ]);
});

test('a line whose quotes do not match is told and costs no other', () => {
  expect(csvRecords('a,b"c\n1,2\n"x"y,3\n"open,4\n5,6')).toEqual([
    { line: 1 },
    { line: 2, fields: ['1', '2'] },
    { line: 3 },
    { line: 4 },
    { line: 5, fields: ['5', '6'] },
  ]);
});

test('a text without records has none', () => {
  expect(csvRecords('')).toEqual([]);
  expect(csvRecords('\uFEFF\r\n\n')).toEqual([]);
});
