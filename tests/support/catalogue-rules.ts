import { ofKeys } from './catalogue-keys.js';
import { ofFunctions, ofRights } from './catalogue-rights.js';
import type { Rule } from './catalogue-rule.js';
import { ofPolicies, ofTables } from './catalogue-tables.js';

export const rules: Rule[] = [...ofTables, ...ofPolicies, ...ofKeys, ...ofRights, ...ofFunctions];
