import { viewerOf, type RequestContext } from '../platform/context.js';
import { conflict } from '../platform/errors.js';
import { keyOf } from '../platform/graphql/node.js';
import { planYear } from '../platform/input.js';
import { expectVersion } from '../platform/version.js';
import { take } from '../platform/workflow.js';
import type { Scheme as SchemeDocument } from '../scoring/index.js';
import { schemeOf, schemeOfSubject } from './scheme-document.service.js';
import { Scheme } from './scheme.entity.js';
import type { CopySchemeInput, DraftSchemeInput, EditSchemeInput } from './scheme.inputs.js';
import { SchemeSubject } from './scheme.words.js';
import { schemeWorkflow, type SchemeAct } from './scheme.workflow.js';

/** The edition with this opaque id, locked for an act of its own body. */
export const ownScheme = (schemeId: string, context: RequestContext): Promise<Scheme> =>
  context.work.own(Scheme, keyOf('Scheme', schemeId, 'input.schemeId'), viewerOf(context));

/** Takes an act on an edition of the viewer's body; the row stays locked. */
export async function actOnScheme(schemeId: string, act: SchemeAct, context: RequestContext): Promise<Scheme> {
  const scheme = await ownScheme(schemeId, context);
  take(schemeWorkflow, act, scheme, viewerOf(context));
  return scheme;
}

/** What stands in the document and is looked for in lists. */
const contentOf = (document: SchemeDocument): Pick<Scheme, 'document' | 'subject' | 'title'> => ({
  document,
  subject: SchemeSubject[document.subject],
  title: document.title,
});

async function draft(values: Partial<Scheme>, context: RequestContext): Promise<string> {
  const scheme = context.work.create(Scheme, viewerOf(context), values);
  if (!values.seriesId) scheme.seriesId = scheme.id;
  await context.work.flush();
  return scheme.id;
}

export async function draftScheme({ year, document }: DraftSchemeInput, context: RequestContext): Promise<string> {
  const values = { year: planYear(year, 'input.year'), ...contentOf(schemeOf(document, context.language)) };
  return draft(values, context);
}

/** Gives a draft another document. A later edition stays one of the same kind of subject. */
export async function editScheme(input: EditSchemeInput, context: RequestContext): Promise<string> {
  const scheme = await actOnScheme(input.schemeId, 'editScheme', context);
  expectVersion(scheme, input.version);
  const document =
    scheme.edition === 1
      ? schemeOf(input.document, context.language)
      : schemeOfSubject(input.document, scheme.subject, context.language);
  Object.assign(scheme, contentOf(document));
  await context.work.flush();
  return scheme.id;
}

export async function deleteScheme(schemeId: string, context: RequestContext): Promise<string> {
  const scheme = await actOnScheme(schemeId, 'deleteScheme', context);
  context.work.em.remove(scheme);
  await context.work.flush();
  return scheme.id;
}

/** Drafts the next edition of a scheme in force; there is one draft of it at a time. */
export async function reviseScheme(schemeId: string, context: RequestContext): Promise<string> {
  const scheme = await actOnScheme(schemeId, 'reviseScheme', context);
  const { cityId, tenantId, id, seriesId, edition, year, document } = scheme;
  if ((await context.work.em.count(Scheme, { cityId, tenantId, previousId: id })) > 0) {
    throw conflict({ en: 'There is a draft of its next edition already.', zh: '已有修订草案。' });
  }
  return draft({ seriesId, previousId: id, edition: edition + 1, year, ...contentOf(document) }, context);
}

export async function copyScheme({ schemeId, year }: CopySchemeInput, context: RequestContext): Promise<string> {
  const { document } = await actOnScheme(schemeId, 'copyScheme', context);
  return draft({ year: planYear(year, 'input.year'), ...contentOf(document) }, context);
}
