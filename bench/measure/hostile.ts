import { requestOf } from '../ask.ts';
import type { Server } from '../servers/server.ts';
import { hostile, type Hostile } from '../workloads/hostile.ts';
import type { Viewer } from '../workloads/workload.ts';
import { Client } from './client.ts';
import { CpuMeter, tree } from './cpu.ts';

export interface Refusal {
  name: string;
  bytes: number;
  /** Milliseconds of CPU to refuse one. */
  cpu: number;
  status: number;
}

/** What it costs to refuse each of the hostile documents, one after the other. All must be refused. */
export async function timeRefusals(product: Server, viewer: Viewer, repeat: number): Promise<Refusal[]> {
  const found: Refusal[] = [];
  for (const each of hostile) found.push(await refusal(each, product, viewer, repeat));
  return found.sort((a, b) => b.cpu - a.cpu);
}

async function refusal({ name, body }: Hostile, product: Server, viewer: Viewer, repeat: number): Promise<Refusal> {
  const client = new Client(product);
  const request = (at: number) => ({ ...requestOf('product', viewer, { query: '', variables: {} }), body: body(at) });
  const send = async (at: number): Promise<number> => {
    const { status, body: answer } = await client.send(request(at));
    const { data, errors } = JSON.parse(answer) as { data?: object | null; errors?: unknown[] };
    if (!errors?.length || data != null || status >= 500) {
      throw new Error(`${name} was not refused: ${status} ${answer.slice(0, 300)}`);
    }
    return status;
  };
  for (let at = 0; at < 3; at++) await send(at);
  const meter = new CpuMeter(() => tree(product.pid));
  meter.start();
  let status = 0;
  for (let at = 0; at < repeat; at++) status = await send(1000 + at);
  const cpu = meter.stop() / 1000 / repeat;
  client.close();
  return { name, bytes: Buffer.byteLength(body(0)), cpu, status };
}
