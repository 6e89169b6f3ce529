const dist = new URL('../../dist/', import.meta.url);

// The product is compiled, for Node strips types but not decorators; the types come from its source.
const compiled = <Module>(path: string): Promise<Module> => import(new URL(path, dist).href) as Promise<Module>;

export const { hashOfPassword } =
  await compiled<typeof import('../../src/account/password.service.ts')>('account/password.service.js');
export const { loadNetwork } =
  await compiled<typeof import('../../src/network/network.service.ts')>('network/network.service.js');
export const { verifyRollUp } = await compiled<typeof import('../../src/plan-figure/recount.service.ts')>(
  'plan-figure/recount.service.js',
);
export const { readConfig } = await compiled<typeof import('../../src/platform/config.ts')>('platform/config.js');
export const { openDatabase } = await compiled<typeof import('../../src/platform/database/open-database.ts')>(
  'platform/database/open-database.js',
);
export const { globalId } =
  await compiled<typeof import('../../src/platform/graphql/node.ts')>('platform/graphql/node.js');
