// main → app → features → a feature (src/<concept>/) → platform, and never back.
const top = '^src/[^/]+\\.ts$';
const feature = '^src/(?!platform/)[^/]+/';
const outside = ['\\.entity\\.ts$', '/index\\.ts$'];

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'platform-knows-no-feature',
      comment: 'The platform knows nothing of the domain: it imports only itself and packages.',
      severity: 'error',
      from: { path: '^src/platform/' },
      to: { path: '^src/', pathNot: '^src/platform/' },
    },
    {
      name: 'a-feature-has-an-inside',
      comment: 'Another feature sees of it only what it is (*.entity.ts) and what it offers (index.ts).',
      severity: 'error',
      from: { path: '^src/([^/]+)/' },
      to: { path: feature, pathNot: ['^src/$1/', ...outside] },
    },
    {
      name: 'a-feature-has-an-inside-for-programs-too',
      severity: 'error',
      from: { path: top },
      to: { path: feature, pathNot: outside },
    },
    {
      name: 'features-know-no-application',
      comment: 'What is wired together does not know what wires it.',
      severity: 'error',
      from: { path: '^src/[^/]+/' },
      to: { path: top },
    },
    {
      name: 'features-lists-only-features',
      severity: 'error',
      from: { path: '^src/features\\.ts$' },
      to: { path: top },
    },
    {
      name: 'app-knows-only-features',
      severity: 'error',
      from: { path: '^src/app\\.ts$' },
      to: { path: top, pathNot: '^src/features\\.ts$' },
    },
    {
      name: 'nothing-imports-main',
      severity: 'error',
      from: {},
      to: { path: '^src/main\\.ts$' },
    },
    {
      name: 'no-cycles',
      comment: 'A cycle is harmless only where a type closes it: types are gone when the program runs.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'only-declared-packages',
      comment: 'What the program runs on stands among its dependencies, and can be found.',
      severity: 'error',
      from: {},
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown', 'unknown', 'undetermined'] },
    },
    {
      name: 'not-to-unresolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'types', 'node', 'default'] },
  },
};
