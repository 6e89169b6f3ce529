import type { Feature } from '../platform/feature.js';
import { PlanFigure } from './plan-figure.entity.js';

export { Counts } from './counts.service.js';
export { figuresBelowLoader, figuresLoader, type FiguresLoader, type FiguresOfBody } from './plan-figure.loaders.js';
export { type Difference, verifyRollUp } from './recount.service.js';

/** The figures that are kept of plans and items as they change: what roll-ups 汇总 are read from. */
export const planFigure: Feature = { name: 'plan-figure', entities: [PlanFigure], resolvers: [], permissions: {} };
