export { loadNetwork, type LoadOptions, type LoadSummary } from './network.service.js';
