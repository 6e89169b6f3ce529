const dist = new URL('../dist/', import.meta.url);

// The product is compiled, for Node strips types but not decorators; the types come from its source.
const compiled = <Module>(path: string): Promise<Module> => import(new URL(path, dist).href) as Promise<Module>;

export const { startEmbeddedPostgres } = await compiled<typeof import('../src/platform/database/embedded-postgres.ts')>(
  'platform/database/embedded-postgres.js',
);
export const { dropDatabase, newPassword, setUpDatabase } = await compiled<
  typeof import('../src/platform/database/setup-database.ts')
>('platform/database/setup-database.js');
export const { migrate, migrations } =
  await compiled<typeof import('../src/platform/database/migrate.ts')>('platform/database/migrate.js');
