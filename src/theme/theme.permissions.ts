import { rulesOf, signedIn, type Permissions } from '../platform/permissions.js';
import { themeWorkflow } from './theme.workflow.js';

const rules = rulesOf(themeWorkflow);

export const themePermissions: Permissions = {
  Query: { themes: signedIn },
  Mutation: { addTheme: rules.renameTheme, ...rules },
};
