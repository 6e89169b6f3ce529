import { iso, types } from '../database/database.js';

/** How a value is read from the database's text, and from its JSON. */
export interface Parser {
  text: (text: string) => unknown;
  json: (value: never) => unknown;
}

const asItIs = (value: unknown): unknown => value;
const textArray = types.getTypeParser(1009, 'text') as unknown as Parser['text'];
const bytes = types.getTypeParser(17, 'text') as unknown as Parser['text'];

/** The first that fits the column's type; what is not named is text to the API too. */
const parsers: [type: RegExp, parser: Parser][] = [
  [
    /\[\]$/,
    {
      text: textArray,
      json: (values: (string | number | null)[]) => values.map((value) => (value === null ? null : String(value))),
    },
  ],
  [/^(smallint|int|bigint|numeric)/, { text: Number, json: asItIs }],
  [/^bool/, { text: (text) => text === 't', json: asItIs }],
  [/^timestamptz/, { text: iso, json: iso }],
  [/^json/, { text: (text) => JSON.parse(text) as unknown, json: asItIs }],
  [/^bytea/, { text: bytes, json: bytes }],
  [/./, { text: asItIs, json: asItIs }],
];

export const parserOf = (type: string): Parser => parsers.find(([pattern]) => pattern.test(type))![1];
