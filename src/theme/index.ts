import type { Feature } from '../platform/feature.js';
import { ThemeActsResolver } from './theme-acts.resolver.js';
import { Theme } from './theme.entity.js';
import { themePermissions } from './theme.permissions.js';
import { ThemeResolver } from './theme.resolver.js';

/** Themes 主题 of a year, kept by a body and offered to those below. */
export const theme: Feature = {
  name: 'theme',
  entities: [Theme],
  resolvers: [ThemeResolver, ThemeActsResolver],
  permissions: themePermissions,
};
