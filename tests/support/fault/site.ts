import { parse, type OperationDefinitionNode } from 'graphql';
import { makeSite, schema } from '../../../src/app.js';
import type { Viewer } from '../../../src/platform/context.js';
import { runOperation, type Site } from '../../../src/platform/graphql/executor.js';
import { FaultProxy } from './proxy.js';
import { log, type Answer, type Json } from '../world.js';

/** The service without its server, on a database that is reached through a proxy. */
export interface FaultSite {
  proxy: FaultProxy;
  site: Site;
  ask(viewer: Viewer, source: string, input: Json): Promise<Answer>;
  close(): Promise<void>;
}

export async function faultSite(poolSize: number, url = process.env.TEST_API_URL!): Promise<FaultSite> {
  const { port } = new URL(url);
  const proxy = await FaultProxy.open(() => Number(port));
  const site = makeSite(proxy.through(url), poolSize, log);
  const close = async () => {
    await site.database.close();
    await proxy.close();
  };
  return { proxy, site, ask: (viewer, source, input) => askAt(site, viewer, source, input), close };
}

async function askAt(site: Site, viewer: Viewer, source: string, input: Json): Promise<Answer> {
  const document = parse(source);
  const [operation] = document.definitions as OperationDefinitionNode[];
  const request = { requestId: 'fault', address: '127.0.0.1', language: 'en', viewer, log } as const;
  const answer = await runOperation(
    site,
    { schema, document, operation, variables: { input } },
    { ...request, now: () => new Date() },
  );
  return JSON.parse(JSON.stringify(answer)) as Answer;
}
