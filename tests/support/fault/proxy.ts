import { once } from 'node:events';
import { createConnection, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { FaultLink, type Weather } from './link.js';

/** Stands between the service and its database, and does to their connections what networks and servers do. */
export class FaultProxy implements Weather {
  /** What happens to messages; nothing by itself. */
  fate: Weather['fate'];
  probe: Weather['probe'];
  readonly #links = new Set<FaultLink>();
  readonly #server: Server;

  private constructor(private readonly target: () => number) {
    this.#server = createServer((client) => this.#link(client));
  }

  /** Listens on a port of its own; `target` is the database's port at the moment. */
  static async open(target: () => number): Promise<FaultProxy> {
    const proxy = new FaultProxy(target);
    proxy.#server.listen(0, '127.0.0.1');
    await once(proxy.#server, 'listening');
    return proxy;
  }

  /** The same database, reached through here. */
  through(url: string): string {
    const address = new URL(url);
    address.port = String((this.#server.address() as AddressInfo).port);
    return address.toString();
  }

  get links(): number {
    return this.#links.size;
  }

  /** Resets every connection. */
  sever(): void {
    for (const link of this.#links) link.cut();
  }

  /** Nothing passes any more on the connections there are, and nobody is told. */
  freeze(): void {
    for (const link of this.#links) link.frozen = true;
  }

  async close(): Promise<void> {
    this.sever();
    this.#server.close();
    await once(this.#server, 'close');
  }

  #link(client: Socket): void {
    const link = new FaultLink(client, createConnection(this.target(), '127.0.0.1'), this);
    this.#links.add(link);
    link.onEnd = () => this.#links.delete(link);
  }
}
