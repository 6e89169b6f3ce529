import { parse, type DocumentNode, type GraphQLSchema, type OperationDefinitionNode } from 'graphql';
import { v7 as uuidv7 } from 'uuid';
import type { Viewer } from '../../../src/platform/context.js';
import { unauthenticated } from '../../../src/platform/errors.js';
import { runOperation } from '../../../src/platform/graphql/executor.js';
import { closed, roleMissing } from '../../../src/platform/workflow.js';
import type { Expected } from './expected-permissions.js';
import { everyRole } from './permission-mutants.js';
import { variablesOf } from '../samples.js';
import type { Operation } from '../schema-walk.js';
import { codeOf, log, personIn, site, type Answer, type Json, type Role, type TestBody } from '../world.js';

/** Somebody who asks: nobody, or a role in a body that is open or closed. */
export interface Asking {
  role: Role | null;
  inClosedBody: boolean;
}

export const asking: Asking[] = [
  { role: null, inClosedBody: false },
  ...[false, true].flatMap((inClosedBody) => everyRole.map((role) => ({ role, inClosedBody }))),
];

export type Verdict = 'asked' | 'UNAUTHENTICATED' | 'FORBIDDEN';

/** What he should be told before anything is looked for. */
export function verdictFor({ who, inClosedBody }: Expected, asker: Asking): Verdict {
  if (who === 'everybody') return 'asked';
  if (asker.role === null) return 'UNAUTHENTICATED';
  if (asker.inClosedBody && !inClosedBody) return 'FORBIDDEN';
  return who === 'signed in' || who.includes(asker.role) ? 'asked' : 'FORBIDDEN';
}

/** Of each schema its own: what a document is compiled to belongs to the schema it first came with. */
const documents = new WeakMap<GraphQLSchema, Map<string, DocumentNode>>();

function documentFor(schema: GraphQLSchema, source: string): DocumentNode {
  const known = documents.get(schema) ?? new Map<string, DocumentNode>();
  documents.set(schema, known);
  const document = known.get(source) ?? parse(source);
  known.set(source, document);
  return document;
}

/** Sends an operation as `ask` does, through another executable schema. */
export async function askIn(
  schema: GraphQLSchema,
  viewer: Viewer | null,
  source: string,
  variables: Json,
  now = new Date(),
): Promise<Answer> {
  const document = documentFor(schema, source);
  const operation = document.definitions[0] as OperationDefinitionNode;
  // An address of its own: failures to sign in are counted by it.
  const request = { requestId: 'test', address: uuidv7(), language: 'en' as const, viewer, log, now: () => now };
  const result = await runOperation(site, { schema, document, operation, variables }, request);
  return JSON.parse(JSON.stringify(result)) as Answer;
}

/** What he is told in fact. */
export async function verdictOf(
  schema: GraphQLSchema,
  operation: Operation,
  asker: Asking,
  body: TestBody,
): Promise<Verdict> {
  const place = asker.inClosedBody ? { ...body, closedOn: '2026-01-01' } : body;
  const viewer = asker.role && personIn(place, asker.role);
  return judged(await askIn(schema, viewer, operation.source, variablesOf(operation)));
}

const words: string[] = [unauthenticated().in('en'), closed.en];
const ofRoles = roleMissing(['']).en.slice(0, 20);

/** Others than the guard refuse in other words: a wrong password, the sign-in of an issuer's token. */
function judged(answer: Answer): Verdict {
  const code = codeOf(answer);
  if (code !== 'UNAUTHENTICATED' && code !== 'FORBIDDEN') return 'asked';
  const { message } = answer.errors![0];
  return words.includes(message) || message.startsWith(ofRoles) ? code : 'asked';
}
