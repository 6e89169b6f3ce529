import { beforeAll, describe, expect, test } from '@jest/globals';
import { makeNetwork, personIn, Role, type Json } from '../support/world.js';
import { serve, type Served } from '../support/http.js';

/**
 * What graphql-cop (github.com/dolevf/graphql-cop) looks for, with the requests that it sends, at a server as it runs in
 * production, by somebody who is signed in and by nobody.
 */
let server: Served;

beforeAll(async () => {
  const { city } = await makeNetwork({ counties: 0 });
  server = await serve({ office: personIn(city, Role.OFFICE) }, { production: true });
});

interface Answer {
  status: number;
  text: string;
  body: Json;
}

async function fetched(path: string, options: RequestInit & { headers?: Record<string, string> }): Promise<Answer> {
  const answer = await fetch(server.url + path, options);
  const text = await answer.text();
  return { status: answer.status, text, body: /^[{[]/.test(text) ? JSON.parse(text) : undefined };
}

const repeated = (times: number, part: (at: number) => string): string =>
  Array.from({ length: times }, (_, at) => part(at)).join(' ');

describe.each([
  ['somebody signed in', { authorization: 'Bearer office' }],
  ['nobody', {}],
])('asked by %s', (_title, who: Record<string, string>) => {
  const sent = (body: unknown): Promise<Answer> =>
    fetched('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...who },
      body: JSON.stringify(body),
    });
  const asked = (query: string) => sent({ query, operationName: 'cop' });
  const got = (path: string, headers: Record<string, string> = {}) =>
    fetched(path, { headers: { ...who, ...headers } });
  const reasons = ({ body }: Answer): unknown[] =>
    body.errors.map(({ extensions }: Json) => extensions.limit ?? extensions.reason ?? extensions.code);

  test('1. a hundred aliases are refused', async () => {
    const answer = await asked(`query cop { ${repeated(101, (at) => `alias${at}:__typename`)} }`);
    expect(reasons(answer)).toEqual(['rootFields']);
    expect(answer.body.data).toBeUndefined();
  });

  test('2. ten queries in one request are refused as a whole', async () => {
    const answer = await sent(
      Array.from({ length: 10 }, () => ({ query: 'query cop { __typename }', operationName: 'cop' })),
    );
    expect(answer.status).toBe(400);
    expect(Array.isArray(answer.body)).toBe(false);
    expect(answer.text).not.toContain('"__typename"');
  });

  test('3. directives in any number are not told one by one', async () => {
    const few = await asked(`query cop { __typename ${'@aa'.repeat(10)} }`);
    expect(few.body.errors.length).toBeLessThan(10);
    expect(reasons(await asked(`query cop { __typename ${'@aa'.repeat(500)} }`))).toEqual(['directives']);
    expect(reasons(await asked(`query cop { __typename ${'@skip(if: false)'.repeat(51)} }`))).toEqual(['directives']);
  });

  test('4. a field that is asked for five hundred times is refused', async () => {
    const answer = await asked(`query cop { ${repeated(500, () => '__typename')} }`);
    expect(reasons(answer)).toEqual(['rootFields']);
    const below = await asked(`query cop { viewer { ${repeated(500, () => 'roles')} } }`);
    expect(reasons(below)).toEqual(['repeats']);
  });

  test('5. introspection around its circle is refused', async () => {
    const circle = 'fields { type { '.repeat(4);
    const answer = await asked(`query cop { __schema { types { ${circle} name ${'} '.repeat(8)} } } }`);
    expect(new Set(reasons(answer))).toEqual(new Set(['GRAPHQL_VALIDATION_FAILED']));
    expect(answer.body.data).toBeUndefined();
  });

  test('6. a query by GET is refused, unless a header says that no page of another site has sent it', async () => {
    const path = `/graphql?query=${encodeURIComponent('query cop { __typename }')}`;
    expect((await got(path)).status).toBe(400);
    expect((await got(path, { 'content-type': 'text/plain' })).status).toBe(400);
    expect((await got(path, { 'apollo-require-preflight': '1' })).body).toMatchObject({
      data: { __typename: 'Query' },
    });
  });

  test('7. a mutation by GET is refused, whatever the headers', async () => {
    const path = `/graphql?query=${encodeURIComponent('mutation cop { __typename }')}`;
    expect((await got(path)).status).toBe(400);
    const answer = await got(path, { 'apollo-require-preflight': '1' });
    expect([answer.status, answer.body.data]).toEqual([405, undefined]);
    const signedOut = '/graphql?query=mutation+cop+%7BsignOut+%7BendedAt%7D%7D';
    expect((await got(signedOut, { 'apollo-require-preflight': '1' })).status).toBe(405);
  });

  test.each([
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'text/plain',
    'text/plain; application/json',
    '',
  ])('8. a POST of the content type "%s", as any page may send it, is refused', async (type) => {
    const body = Buffer.from(
      type.startsWith('application') ? 'query=query+cop+%7B__typename%7D' : '{"query":"{ __typename }"}',
    );
    const headers: Record<string, string> = type ? { 'content-type': type } : {};
    const answer = await fetched('/graphql', { method: 'POST', headers: { ...who, ...headers }, body });
    expect([400, 415]).toContain(answer.status);
    expect(answer.text).not.toContain('"__typename"');
  });

  test('9. what is misspelt is not put right', async () => {
    const misspelt = [
      '{ __schema { directive } }',
      '{ viewr { roles } }',
      '{ plans(frst: 1) { totalCount } }',
      '{ plans(first: 1, scope: OWNS) { totalCount } }',
      'mutation cop { draftPlan(input: { yeer: 1 }) { plan { id } } }',
      '{ node(id: "x") { ... on Plann { id } } }',
      'query cop ($x: Itn) { plans(first: $x) { totalCount } }',
      '{ plans(first: 1) @inclde(if: true) { totalCount } }',
    ];
    const answers = await Promise.all(misspelt.map((query) => sent({ query })));
    expect(answers.filter(({ body }) => body.errors === undefined)).toEqual([]);
    expect(answers.map(({ text }) => text).filter((text) => /did you mean/i.test(text))).toEqual([]);
    const variables = { input: { yeer: 1 } };
    const byVariable = await sent({
      query: 'mutation cop ($input: DraftPlanInput!) { draftPlan(input: $input) { plan { id } } }',
      variables,
    });
    expect(byVariable.body.errors).toBeDefined();
    expect(byVariable.text).not.toMatch(/did you mean/i);
  });

  test.each([
    '/',
    '/graphql',
    '/graphiql',
    '/playground',
    '/console',
    '/altair',
    '/explorer',
    '/v1/graphiql.css',
    '/graphql/ide/index.js',
  ])('10. there is no IDE at %s', async (path) => {
    const answer = await got(path, { accept: 'text/html' });
    expect([400, 404]).toContain(answer.status);
    expect(answer.text).not.toMatch(/graphiql|playground|<html|<script/i);
  });

  test.each([
    '{ __schema { types { name } } }',
    '{ __type(name: "Plan") { name } }',
    '{ a: __schema { queryType { name } } }',
    '{ ...f } fragment f on Query { __schema { queryType { name } } }',
    '{ ... { __type(name: "Plan") { fields { name } } } }',
    'mutation { __schema { queryType { name } } }',
  ])('11. introspection is refused: %s', async (query) => {
    const answer = await sent({ query });
    expect(new Set(reasons(answer))).toEqual(new Set(['GRAPHQL_VALIDATION_FAILED']));
    expect(answer.body.data).toBeUndefined();
  });

  test('12. no answer tells how it came about', async () => {
    for (const headers of [{}, { 'apollo-federation-include-trace': 'ftv1' }, { 'x-apollo-tracing': '1' }] as Record<
      string,
      string
    >[]) {
      const answer = await fetched('/graphql', {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...who, ...headers },
        body: JSON.stringify({ query: 'query cop { __typename }' }),
      });
      expect(Object.keys(answer.body.extensions)).toEqual(['cost']);
    }
    const failed = await asked('qwerty cop { abc }');
    expect(failed.body.errors[0].extensions).toEqual({ code: 'BAD_USER_INPUT', reason: 'GRAPHQL_PARSE_FAILED' });
  });

  test('beside these: documents cannot be left here and called for by their hashes', async () => {
    const sha256Hash = 'ecf4edb46db40b5132295c0291d62fb65d6759a9eedfa4d5d612dd5ec54a6b38';
    const extensions = { persistedQuery: { version: 1, sha256Hash } };
    expect(reasons(await sent({ query: '{__typename}', extensions }))).toEqual(['PERSISTED_QUERY_NOT_SUPPORTED']);
    expect(reasons(await sent({ extensions }))).toEqual(['PERSISTED_QUERY_NOT_SUPPORTED']);
  });
});
