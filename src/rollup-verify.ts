import { verifyRollUp, type Difference } from './plan-figure/index.js';
import { readConfig } from './platform/config.js';
import { openDatabase } from './platform/database/open-database.js';
import { verifyResearchFigures } from './research-figure/index.js';

const usage = `npm run rollup:verify [-- --repair] compares the kept figures with a recount; --repair puts them right.
It works on the database of DATABASE_OWNER_URL or, where no database is named, on the embedded one of DATA_DIR, which no
service may be using meanwhile.
`;

/** Tells every difference. Returns whether the kept figures are right when it ends. */
async function verify(args: readonly string[], env: Record<string, string | undefined>): Promise<boolean> {
  const repair = args.includes('--repair');
  if (args.some((argument) => argument !== '--repair')) throw new Error(usage);
  const config = readConfig(env);
  if (config.databaseUrl && !config.databaseOwnerUrl) throw new Error(usage);
  if (config.databaseOwnerUrl) return tell(await verifyAll(config.databaseOwnerUrl, repair), repair);
  const database = await openDatabase(config, (line) => process.stderr.write(`${line}\n`));
  try {
    if (!database.ownerUrl) throw new Error(usage);
    return tell(await verifyAll(database.ownerUrl, repair), repair);
  } finally {
    await database.close();
  }
}

/** Figures of plans, and of joint research, which have one coverage only. */
async function verifyAll(ownerUrl: string, repair: boolean): Promise<Difference[]> {
  const ofPlans = await verifyRollUp(ownerUrl, { repair });
  const ofResearch = await verifyResearchFigures(ownerUrl, { repair });
  return [...ofPlans, ...ofResearch.map((each) => ({ ...each, coverage: 'RESEARCH' }))];
}

function tell(differences: readonly Difference[], repair: boolean): boolean {
  for (const { code, year, coverage, kept, counted } of differences) {
    const keys = [...new Set([...Object.keys(kept), ...Object.keys(counted)])].sort();
    for (const key of keys.filter((each) => kept[each] !== counted[each])) {
      process.stdout.write(
        `${code} ${year} ${coverage} ${key}: kept ${kept[key] ?? 0}, counted ${counted[key] ?? 0}\n`,
      );
    }
  }
  const right = differences.length === 0;
  const found = right ? 'The roll-up equals the recount.' : `${differences.length} rows differed from the recount`;
  process.stdout.write(right ? `${found}\n` : `${found}${repair ? ' and were put right.' : '.'}\n`);
  return right || repair;
}

try {
  if (!(await verify(process.argv.slice(2), process.env))) process.exitCode = 1;
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 2;
}
