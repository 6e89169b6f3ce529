// A program that starts the embedded database on the folder it is given, says so, and waits to be killed.
import '../support/typescript.mjs';

const { startEmbeddedPostgres } = await import('../../src/platform/database/embedded-postgres.ts');
const { ownerUrl } = await startEmbeddedPostgres({ dataDir: process.argv[2], durable: true });
console.log(ownerUrl);
