/** What is on record of those assessed, as the scoring engine takes it. */
export { eventsForScoring, type Wanted } from './events.service.js';
