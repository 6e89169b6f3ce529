import type { Draft } from '../draft.js';
import type { Frame } from '../frame.js';
import type { Reason } from '../reasons.js';
import type { MissingMark } from '../result.js';

/** What a rule gives a subject before its limits; `barred` says why it gives nothing to this one. */
export type CompiledShape = (frame: Frame, barred: Reason | null) => { lines: Draft[]; missing: MissingMark[] };
