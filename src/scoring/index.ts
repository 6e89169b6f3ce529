/** The scoring engine 计分引擎: pure functions of a scheme and facts. It knows no database, no API and no clock. */
export { compileScheme, type CompiledScheme } from './compiled-scheme.js';
export { dryRun, outcomes, type DryRun, type DryRunRow, type Facts } from './dry-run.js';
export { explain, type ExplainedGroup, type ExplainedRule, type Explanation } from './explain.js';
export type * from './facts.js';
export type * from './language/condition.js';
export type * from './language/match.js';
export { orderOf } from './language/order.js';
export { itemReferences, partsOf } from './language/references.js';
export type * from './language/rule.js';
export type * from './language/scheme.js';
export * from './language/vocabulary.js';
export type { Standing } from './ranking/board.js';
export type { Scored } from './ranking/candidate.js';
export { rankAndGrade, type Outcome } from './ranking/rank-and-grade.js';
export { reasons, type Reason } from './reasons.js';
export type * from './result.js';
export { minimumStanding, score } from './score.js';
