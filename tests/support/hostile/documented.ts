import { readFileSync } from 'node:fs';

const page = (path: string): string => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');

/** Every whole operation that the documentation shows: in blocks of GraphQL, and in the bodies of requests. */
export const documentedOperations: string[] = ['docs/api.md', 'README.md'].flatMap((path) => {
  const blocks = [...page(path).matchAll(/```graphql\n(.*?)```/gs)].map(([, source]) => source);
  const sent = [...page(path).matchAll(/"query":\s*("(?:[^"\\]|\\.)*")/g)].map(
    ([, text]) => JSON.parse(text) as string,
  );
  return [...blocks, ...sent];
});
