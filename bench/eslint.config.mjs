import whole from '../eslint.config.mjs';

/** The rules of the whole, for what that leaves out. */
export default [{ ignores: ['node_modules/', '.data/'] }, ...whole.slice(1)];
