import { beforeAll, describe, expect, test } from '@jest/globals';
import { serverAudits } from 'graphql-http';
import { makeNetwork, personIn, Role } from '../support/world.js';
import { post, serve, type Served } from '../support/http.js';

let open: Served;
let production: Served;

beforeAll(async () => {
  const { city } = await makeNetwork();
  const people = { office: personIn(city, Role.OFFICE) };
  open = await serve(people);
  production = await serve(people, { production: true });
});

describe('the audits of GraphQL over HTTP', () => {
  /** What a server MAY do and this one does not: a GET without a header that browsers ask leave for is refused, against forgery. */
  const declined = ['5A70', 'D6D5', '6A70'];
  for (const audit of serverAudits({ url: () => `${open.url}/graphql` })) {
    test(`${audit.id} ${audit.name}`, async () => {
      const { status } = await audit.fn();
      expect(status).toBe(declined.includes(audit.id) ? 'notice' : 'ok');
    });
  }
});

test('the page and its files come from here, in development only', async () => {
  const page = await fetch(`${open.url}/graphql`, { headers: { accept: 'text/html' } });
  expect(page.status).toBe(200);
  expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
  const html = await page.text();
  for (const [, path] of html.matchAll(/(?:src|href)="(\/[^"]+)"/g)) {
    expect((await fetch(open.url + path)).status).toBe(200);
  }
  const refused = await fetch(`${production.url}/graphql`, { headers: { accept: 'text/html' } });
  expect(refused.status).toBe(400);
});

test('introspection is off in production, and suggestions do not give the schema away', async () => {
  const headers = { authorization: 'Bearer office' };
  expect(
    (await post(open.url, { query: '{ __schema { queryType { name } } }' }, headers)).body.data.__schema.queryType.name,
  ).toBe('Query');
  const closed = await post(production.url, { query: '{ __schema { queryType { name } } }' }, headers);
  expect(closed.body.errors[0].extensions.code).toBe('BAD_USER_INPUT');
  const misspelt = await post(production.url, { query: '{ plan(id: "x") { titel } }' }, headers);
  expect(JSON.stringify(misspelt.body)).not.toMatch(/did you mean/i);
});

test('health is the process, readiness the database', async () => {
  expect(await (await fetch(`${open.url}/healthz`)).json()).toEqual({ status: 'ok' });
  expect(await (await fetch(`${open.url}/readyz`)).json()).toEqual({ status: 'ready' });
});

describe('limits', () => {
  const as = { authorization: 'Bearer office' };
  const codeOf = async (query: string, variables = {}) => {
    const { body, status } = await post(open.url, { query, variables }, as);
    expect(status).toBeLessThan(500);
    return body.errors?.[0].extensions.code as string | undefined;
  };
  const nested = (depth: number) => 'children(first: 1) { nodes { '.repeat(depth) + 'code' + ' } }'.repeat(depth);

  test('cost is told with every answer and bounded with lists counted by their size', async () => {
    const cheap = await post(open.url, { query: '{ bodies(first: 2) { nodes { code } } }' }, as);
    expect(cheap.body.extensions.cost).toEqual({ requested: 4, maximum: 10_000 });
    const query = 'query ($n: Int) { bodies(first: $n) { nodes { children(first: $n) { nodes { code } } } } }';
    expect(await codeOf(query, { n: 10 })).toBeUndefined();
    expect(await codeOf(query, { n: 100 })).toBe('LIMIT_EXCEEDED');
    expect(
      await codeOf('query ($n: Int = 100) { bodies(first: $n) { nodes { children(first: $n) { nodes { code } } } } }'),
    ).toBe('LIMIT_EXCEEDED');
  });

  test('depth, aliases, root fields and tokens are bounded', async () => {
    expect(await codeOf(`{ bodies(first: 1) { nodes { ${nested(3)} } } }`)).toBeUndefined();
    expect(await codeOf(`{ bodies(first: 1) { nodes { ${nested(9)} } } }`)).toBe('LIMIT_EXCEEDED');
    const aliases = Array.from({ length: 31 }, (_, at) => `a${at}: name`).join(' ');
    expect(await codeOf(`{ bodies(first: 1) { nodes { ${aliases} } } }`)).toBe('LIMIT_EXCEEDED');
    const roots = Array.from({ length: 21 }, (_, at) => `a${at}: __typename`).join(' ');
    expect(await codeOf(`{ ${roots} }`)).toBe('LIMIT_EXCEEDED');
    expect(await codeOf(`{ ${'__typename '.repeat(4000)} }`)).toBe('LIMIT_EXCEEDED');
  });

  test('fragments that multiply without end are refused quickly', async () => {
    const fragments = Array.from(
      { length: 20 },
      (_, at) => `fragment f${at} on Body { ...f${at + 1} ... on Body { ...f${at + 1} } }`,
    );
    const started = performance.now();
    const code = await codeOf(
      `{ bodies(first: 1) { nodes { ...f0 } } } ${fragments.join(' ')} fragment f20 on Body { code }`,
    );
    expect(code).toBe('LIMIT_EXCEEDED');
    expect(performance.now() - started).toBeLessThan(1000);
  });

  test('a body that is too large, no JSON, a batch or a foreign type of content is refused without a stack', async () => {
    const large = await post(open.url, JSON.stringify({ query: `{ __typename } #${'x'.repeat(1_100_000)}` }));
    expect(large.status).toBe(413);
    for (const [body, type] of [
      ['{', 'application/json'],
      ['[{"query":"{ __typename }"}]', 'application/json'],
      ['query=x', 'application/x-www-form-urlencoded'],
      ['{ __typename }', 'text/plain'],
    ]) {
      const answer = await post(open.url, body, { 'content-type': type });
      expect(answer.status).toBeGreaterThanOrEqual(400);
      expect(answer.status).toBeLessThan(500);
      expect(JSON.stringify(answer.body)).not.toMatch(/ at |node_modules|stack/);
    }
  });
});

test('of several operations in a document the one that is named runs', async () => {
  const query = 'query One { a: __typename } query Two { b: __typename }';
  expect((await post(open.url, { query, operationName: 'Two' })).body.data).toEqual({ b: 'Query' });
  for (const operationName of [undefined, 'Three']) {
    const { status, body } = await post(open.url, { query, operationName });
    expect(status).toBe(200);
    expect(body.errors[0].extensions).toEqual({ code: 'BAD_USER_INPUT', reason: 'OPERATION_RESOLUTION_FAILURE' });
  }
});

test('every answer names its request, so that an error can be found in the log', async () => {
  const { headers } = await post(open.url, { query: '{ __typename }' });
  expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
});
