import { lexicographicSortSchema, printSchema } from 'graphql';
import { schema } from './app.js';

process.stdout.write(`${printSchema(lexicographicSortSchema(schema))}\n`);
