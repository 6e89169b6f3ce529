import pino, { type Logger } from 'pino';
import { makeApp, makeSite, schema, type App } from './app.js';
import { demoInterrupted, loadDemo, printDemo } from './demo/index.js';
import { readConfig, type Config } from './platform/config.js';
import { openDatabase, type OpenDatabase } from './platform/database/open-database.js';
import { checkReady } from './platform/database/readiness.js';

/** Starts the service and keeps it running until it is told to stop. Ends the process with 1 where it cannot start. */
export async function serve(env: Record<string, string | undefined>): Promise<void> {
  let config: Config;
  try {
    config = readConfig(env);
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n`);
    process.exit(1);
  }
  // Lines are gathered for at most half a second: a write for each costs as much as reading a row.
  const lines = pino.destination({ sync: false, minLength: 8_192, periodicFlush: 500 });
  const log = pino({ level: config.logLevel, redact: ['req.headers', 'headers'] }, lines);
  let database: OpenDatabase | undefined;
  let app: App | undefined;
  try {
    // Only a half-loaded demonstration is ever thrown away.
    database = await openDatabase(config, (line) => log.info(line), demoInterrupted);
    app = await makeApp({ ...config, databaseUrl: database.apiUrl, introspection: config.ide, log });
    await startApp(app, config, database, log);
    stopOnSignals(app, database, log);
  } catch (error) {
    log.fatal({ err: error }, 'the service cannot start');
    await app?.close();
    await database?.close();
    process.exit(1);
  }
}

async function startApp(app: App, config: Config, database: OpenDatabase, log: Logger): Promise<void> {
  await checkReady(app.site.database);
  const { ownerUrl } = database;
  // An interrupted load begins anew, so that it need not wait for the disk.
  const stage = () => makeSite(database.apiUrl, config.poolSize, log, false);
  if (config.demo && ownerUrl) await loadDemo({ ownerUrl, stage, schema, log });
  const address = await app.server.listen({ host: config.host, port: config.port });
  process.stdout.write(
    `\nGraphQL      ${address}/graphql${config.ide ? '   (open it in a browser for the IDE)' : ''}\n`,
  );
  process.stdout.write(`Health       ${address}/healthz   ${address}/readyz\n`);
  if (config.demo) printDemo();
}

/** The first signal finishes what is in flight, then closes; a second one ends at once. */
function stopOnSignals(app: App, database: OpenDatabase, log: Logger): void {
  let stopping = false;
  const stop = async (signal: string) => {
    if (stopping) process.exit(1);
    stopping = true;
    log.info({ signal }, 'stopping');
    await app.close();
    await database.close();
    log.info('stopped');
    process.exit(0);
  };
  for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, () => void stop(signal));
}
