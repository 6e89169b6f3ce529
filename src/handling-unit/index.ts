import type { Feature } from '../platform/feature.js';
import { HandlingUnitActsResolver } from './handling-unit-acts.resolver.js';
import { HandlingUnit } from './handling-unit.entity.js';
import { handlingUnitPermissions } from './handling-unit.permissions.js';
import { HandlingUnitResolver } from './handling-unit.resolver.js';

/** Handling units 承办单位 of a body: those that proposals are assigned to. */
export const handlingUnit: Feature = {
  name: 'handling-unit',
  entities: [HandlingUnit],
  resolvers: [HandlingUnitResolver, HandlingUnitActsResolver],
  permissions: handlingUnitPermissions,
};
