import { rulesOf, signedIn, type Permissions } from '../platform/permissions.js';
import { schemeWorkflow } from './scheme.workflow.js';

const { editScheme, deleteScheme, publishScheme, reviseScheme, copyScheme, offerScheme, freezeScheme } =
  rulesOf(schemeWorkflow);

export const schemePermissions: Permissions = {
  Query: { scheme: signedIn, schemes: signedIn, checkScheme: signedIn },
  Mutation: {
    draftScheme: editScheme,
    ...{ editScheme, deleteScheme, publishScheme, reviseScheme, copyScheme, offerScheme, freezeScheme },
  },
};
