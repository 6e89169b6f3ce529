export { printDemo } from './demo-accounts.js';
export { demoInterrupted } from './demo-marks.js';
export { loadDemo } from './load-demo.js';
