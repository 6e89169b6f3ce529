import { ofKeys } from './keys.js';
import { ofFunctions, ofRights } from './rights.js';
import type { Rule } from './rule.js';
import { ofPolicies, ofTables } from './tables.js';

export const rules: Rule[] = [...ofTables, ...ofPolicies, ...ofKeys, ...ofRights, ...ofFunctions];
