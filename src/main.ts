import { assertRuntime } from './platform/runtime-check.js';

assertRuntime();
// Only a Node that is new enough can even load the rest.
const { serve } = await import('./serve.js');
await serve(process.env);
