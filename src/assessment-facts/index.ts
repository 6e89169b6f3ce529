/** What is on record of those assessed, as the scoring engine takes it. */
export { eventsForScoring, type Wanted } from './events.service.js';
export { markCounts, progressOf, type MarkCounts, type Progress } from './mark-progress.service.js';
export { isMarkedBy, subjectsToMark } from './marked-subjects.service.js';
export { marksFor, type WantedMarks } from './marks.service.js';
export { engineSubjects } from './subjects.service.js';
