import type { HttpRequest, Server } from './servers/server.ts';
import type { Ask, Data, Prepare, ServerName, Viewer, Workload } from './workloads/workload.ts';

/** How a question reaches a server. */
export function requestOf(server: ServerName, viewer: Viewer | null, ask: Ask): HttpRequest {
  const { level, bodyId, cityId, countyId, personId, token } = viewer ?? {};
  const who: Record<string, string> =
    server === 'product'
      ? { authorization: `Bearer ${token}` }
      : { 'x-viewer': [level, bodyId, cityId, countyId, personId].join(' ') };
  const headers = { 'content-type': 'application/json', accept: 'application/json', ...(viewer ? who : {}) };
  return { method: 'POST', path: '/graphql', headers, body: JSON.stringify(ask) };
}

export async function send({ url }: Server, { path, ...request }: HttpRequest): Promise<string> {
  const response = await fetch(`${url}${path}`, request);
  return response.text();
}

export async function ask<D = Data>(server: Server, viewer: Viewer | null, question: Ask): Promise<D> {
  const text = await send(server, requestOf(server.name, viewer, question));
  return dataOf(text) as D;
}

/** The data of an answer without errors. */
export function dataOf(text: string): Data {
  const { data, errors } = JSON.parse(text) as { data: Data | null; errors?: unknown };
  if (errors || !data) throw new Error(`an answer with errors: ${text.slice(0, 500)}`);
  return data;
}

/** The request of a workload to a server; nothing where the server cannot express it. */
export async function requestFor(server: ServerName, workload: Workload, at: Prepare): Promise<HttpRequest | null> {
  const { product, raw, peer } = workload;
  if (server === 'product') return requestOf('product', at.viewer, await product(at));
  if (server === 'peer') return peer ? requestOf('peer', at.viewer, await peer.ask(at)) : null;
  if (!raw) return null;
  const { headers } = requestOf('raw', at.viewer, { query: '', variables: {} });
  const values = await raw.values(at);
  return {
    method: 'GET',
    path: [`/${workload.name}`, ...values].join('~'),
    headers: { 'x-viewer': headers['x-viewer'] },
  };
}
