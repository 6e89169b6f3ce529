import { badInput, type ApiError, type Language } from '../platform/errors.js';
import type { Scheme as SchemeDocument } from '../scoring/index.js';
import type { Problem } from './document/problem.js';
import { readDocument } from './document/validate.js';
import type { SchemeProblem } from './scheme-problem.entity.js';

/** What a list of schemes can be asked for with all its documents. */
const mostCharacters = 100_000;
const mostTold = 50;

const told = (problems: readonly Problem[], language: Language): SchemeProblem[] =>
  problems.map(({ path, message }) => ({ path, message: message[language] }));

/** All that is wrong with a document, as far as it is looked for. */
export const problemsOf = (document: unknown, language: Language): SchemeProblem[] =>
  told(read(document).problems, language);

/** The document as a scheme. Refused as a whole where anything in it is wrong, with the problems as facts. */
export function schemeOf(document: unknown, language: Language, field = 'input.document'): SchemeDocument {
  const { scheme, problems } = read(document);
  if (scheme) return scheme;
  throw refusal(problems, language, field);
}

/** The same for a later edition, which assesses the same as the one before. */
export function schemeOfSubject(document: unknown, subject: string, language: Language): SchemeDocument {
  const scheme = schemeOf(document, language);
  if (scheme.subject === subject) return scheme;
  const message = {
    en: `must be ${subject}, as in the edition before.`,
    zh: `应与上一版相同，为 ${subject}。`,
  };
  throw refusal([{ path: 'subject', message }], language);
}

function refusal(problems: readonly Problem[], language: Language, field = 'input.document'): ApiError {
  const [{ path, message }] = problems;
  const at = path === '' ? '' : `${path}: `;
  return badInput(
    field,
    {
      en: `is no scheme; problems: ${problems.length}, the first: ${at}${message.en}`,
      zh: `不是有效的考核办法；问题 ${problems.length} 处，首处：${at}${message.zh}`,
    },
    { problems: told(problems.slice(0, mostTold), language) },
  );
}

function read(document: unknown): ReturnType<typeof readDocument> {
  const reading = readDocument(document);
  if (!reading.scheme || JSON.stringify(reading.scheme).length <= mostCharacters) return reading;
  const message = {
    en: `The document has more than ${mostCharacters} characters.`,
    zh: `文档超过 ${mostCharacters} 个字符。`,
  };
  return { scheme: null, problems: [{ path: '', message }] };
}
