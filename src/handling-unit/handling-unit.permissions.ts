import { anyOf, rulesOf, signedIn, type Permissions } from '../platform/permissions.js';
import { handlingUnitWorkflow, working } from './handling-unit.workflow.js';

export const handlingUnitPermissions: Permissions = {
  Query: { handlingUnits: signedIn },
  Mutation: { addHandlingUnit: anyOf(...working), ...rulesOf(handlingUnitWorkflow) },
};
