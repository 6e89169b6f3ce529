import { keepsFilesOf, type Viewer } from '../platform/context.js';
import type { Line, MinimumStanding } from '../scoring/index.js';
import { unpacked, type ExplainedScore, type StoredScore } from './stored-score.js';

export type { StoredScore } from './stored-score.js';

/** A score as somebody reads it: in whose part a mark was given is for those who keep the files. One part may have one giver. */
export function explanationFor(viewer: Viewer, tenantId: number, score: ExplainedScore): ExplainedScore {
  if (keepsFilesOf(tenantId, viewer)) return score;
  const told = (lines: readonly Line[]): Line[] => lines.map(({ by: _by, ...line }) => line);
  return {
    ...score,
    groups: score.groups.map((group) => ({
      ...group,
      rules: group.rules.map((rule) => ({ ...rule, lines: told(rule.lines) })),
    })),
  };
}

/** The same of a score as it is stored. */
export const explanationOf = (stored: StoredScore, viewer: Viewer, tenantId: number): ExplainedScore =>
  explanationFor(viewer, tenantId, unpacked(stored));

/** The minimum set as it was scored. */
export const minimumOf = (score: StoredScore | null | undefined): readonly MinimumStanding[] => score?.minimum ?? [];
