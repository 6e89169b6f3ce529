import { Role } from '../platform/context.js';
import type { DemoData } from './demo-data.js';
import type { Cast } from './demo-plan.js';
import type { Stage } from './stage.js';

/** Sets what the bodies expect of themselves and of those below. */
export async function playQuotas(
  { quotas, reportingRequirements }: DemoData['quotas'],
  stage: Stage,
  cast: Cast,
): Promise<void> {
  const sets = Map.groupBy(quotas, ({ body, year, level }) => `${body} ${year} ${level}`);
  for (const [{ body, year, level }, set] of [...sets.values()].map((all) => [all[0], all] as const)) {
    const lines = set.map(({ form, onPolicy, period, minimum, label }) => ({ form, onPolicy, period, minimum, label }));
    const act = {
      name: 'setQuotas',
      type: 'SetQuotasInput',
      input: { year, level, quotas: lines },
      selection: '__typename',
    };
    await stage.play(cast(Role.OFFICE, body), '2024-12-05', [act]);
  }
  for (const { body, ...input } of reportingRequirements) {
    const act = {
      name: 'setReportingRequirement',
      type: 'SetReportingRequirementInput',
      input,
      selection: '__typename',
    };
    await stage.play(cast(Role.OFFICE, body), '2024-12-05', [act]);
  }
}
