import { Agent, request as httpRequest } from 'node:http';
import type { HttpRequest, Server } from '../servers/server.ts';

export interface Answer {
  status: number;
  body: string;
  milliseconds: number;
}

/** One connection that is kept, for questions that depend on earlier answers. */
export class Client {
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 1 });
  readonly #server: Server;

  constructor(server: Server) {
    this.#server = server;
  }

  send({ method, path, headers, body = '' }: HttpRequest): Promise<Answer> {
    const began = performance.now();
    const length = { 'content-length': Buffer.byteLength(body) };
    const options = { agent: this.#agent, method, headers: { ...headers, ...length } };
    return new Promise((resolve, reject) => {
      const request = httpRequest(`${this.#server.url}${path}`, options, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () => {
          const text = Buffer.concat(chunks).toString();
          resolve({ status: response.statusCode!, body: text, milliseconds: performance.now() - began });
        });
      });
      request.on('error', reject);
      request.end(body);
    });
  }

  close(): void {
    this.#agent.destroy();
  }
}
