import { expect, test } from '@jest/globals';
import { ideAssets, ideContentSecurityPolicy, idePage } from '../../src/platform/http/ide.js';

const textOf = (path: string) => ideAssets().get(path)?.body.toString() ?? '';

test('the page loads every asset, and nothing that is not one', () => {
  const loaded = [...idePage().matchAll(/\b(?:src|href)="([^"]*)"/g)].map(([, path]) => path);
  expect(loaded).toEqual([...ideAssets().keys()]);
});

test('the page names no host and has no script of its own', () => {
  expect(idePage()).not.toMatch(/https?:\/\//);
  expect(idePage()).not.toMatch(/<script(?![^>]*\bsrc=)|\son\w+=/);
});

test('the style sheets bring their fonts and pictures with them', () => {
  const loaded = ['/ide/graphiql.css', '/ide/page.css'].flatMap((path) => textOf(path).match(/url\([^)]{0,5}/g) ?? []);
  expect(new Set(loaded)).toEqual(new Set(['url(data:']));
  expect(textOf('/ide/graphiql.css')).not.toContain('@import');
});

test('every asset is whole and read once', () => {
  for (const [path, { body }] of ideAssets()) expect([path, body.length > 40]).toEqual([path, true]);
  expect(ideAssets()).toBe(ideAssets());
});

test('what the page defines is what its boot script uses', () => {
  expect(textOf('/ide/graphiql.js')).toContain('window.GraphiQL =');
  expect(textOf('/ide/boot.js')).toContain("createFetcher({ url: '/graphql' })");
  expect(idePage()).toContain('<div id="graphiql">');
});

test('the policy lets scripts, data and pictures come from this server only', () => {
  expect(ideContentSecurityPolicy).not.toMatch(/https?:|\*|unsafe-eval/);
  expect(ideContentSecurityPolicy).toMatch(/^default-src 'none'; script-src 'self';/);
});
