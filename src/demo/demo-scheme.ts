import { Role } from '../platform/context.js';
import { schemeKey } from './demo-assessment.js';
import type { DemoScheme } from './demo-data.js';
import type { Cast } from './demo-plan.js';
import type { Act, Stage } from './stage.js';

const act = (name: string, type: string, input: Record<string, unknown>): Act => ({
  name,
  type,
  input,
  selection: 'scheme { id }',
});

/** Publishes a scheme for each of its years, and one of them in another edition; `ids` learns what is in force. */
export async function playScheme(
  scheme: DemoScheme,
  { stage, cast }: { stage: Stage; cast: Cast },
  ids: Map<string, string>,
): Promise<void> {
  const { body, years, offered, revised, content } = scheme;
  const office = cast(Role.OFFICE, body);
  const take = async (day: string, name: string, type: string, input: Record<string, unknown>): Promise<string> => {
    const [payload] = await stage.play(office, day, [act(name, type, input)]);
    return payload.scheme.id;
  };
  for (const [year, day] of Object.entries(years)) {
    const document = { ...content, title: scheme.title };
    const schemeId = await take(day, 'draftScheme', 'DraftSchemeInput', { year: Number(year), document });
    await take(day, 'publishScheme', 'SchemeInput', { schemeId });
    if (offered) await take(day, 'offerScheme', 'SchemeInput', { schemeId });
    ids.set(schemeKey(body, year, scheme.title), schemeId);
    if (revised?.year !== Number(year)) continue;
    const { on, changes } = revised;
    const next = await take(on, 'reviseScheme', 'SchemeInput', { schemeId });
    await take(on, 'editScheme', 'EditSchemeInput', { schemeId: next, document: changed(document, changes) });
    ids.set(schemeKey(body, year, scheme.title), await take(on, 'publishScheme', 'SchemeInput', { schemeId: next }));
  }
}

type Content = Record<string, unknown>;

function changed(document: Content, changes: Content): Content {
  const copy = structuredClone(document);
  for (const [path, value] of Object.entries(changes)) {
    const steps = path.split('.');
    const place = steps.slice(0, -1).reduce((at, step) => at[step] as Content, copy);
    place[steps.at(-1)!] = value;
  }
  return copy;
}
