/** What is on record of those assessed, as the scoring engine takes it. */
export { eventsForScoring, type Wanted } from './events.service.js';
export { markCounts, progressOf, type MarkCounts, type Progress, type Subjects } from './mark-progress.service.js';
export { marksFor, type WantedMarks } from './marks.service.js';
