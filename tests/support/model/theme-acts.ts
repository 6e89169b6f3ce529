import { OFFICE, working, type Act, type Turn } from './act.js';
import { idOf, type Model } from './state.js';
import { Level, type Json, type TestBody } from '../world.js';

const theme = { on: 'theme', key: 'themeId', by: working } as const;

export const themeActs: Record<string, Act> = {
  addTheme: {
    by: working,
    input: ({ numbers }) => ({ year: numbers.among([2025, 2026]), title: '主题' }),
    done: ({ model, actor, input: { year } }) => {
      const positions = model.own(actor.body, 'theme').filter(({ is }) => is.year === year);
      const position = Math.max(0, ...positions.map(({ is }) => is.position as number)) + 1;
      model.add('theme', actor.body, { year, position, title: '主题' });
    },
  },
  renameTheme: {
    ...theme,
    input: () => ({ title: '改名' }),
    done: ({ target }) => void (target.is.title = '改名'),
  },
  removeTheme: {
    ...theme,
    from: ['DRAFT'],
    refused: ({ model, target }) =>
      model.own(target.body, 'plan_item').some(({ is }) => is.theme_id === target.id) ? 'CONFLICT' : undefined,
    done: ({ model, target }) => model.remove(target),
  },
  offerThemes: {
    on: 'theme',
    by: working,
    from: ['DRAFT'],
    input: ({ target }) => ({ themeIds: [idOf(target ?? { table: 'theme', id: missing })] }),
    done: ({ target }) => void (target.offered = true),
  },
};
const missing = '01a00000-0000-7000-8000-000000000000';

const levels = Object.values(Level);
const aboveOwn = ({ actor, input }: Turn): string | undefined =>
  levels.indexOf(input.level) < levels.indexOf(actor.body.level) ? 'BAD_USER_INPUT' : undefined;
const place = ({ numbers, actor }: Omit<Turn, 'input'>) => ({
  year: numbers.among([2025, 2026]),
  level: numbers.among(numbers.once(8) ? levels : levels.slice(levels.indexOf(actor.body.level))),
});

/** What the body has set for the same year and level makes room. */
const replace = (model: Model, table: string, body: TestBody, { year, level }: Json): void =>
  model.remove(...model.own(body, table).filter(({ is }) => is.year === year && is.level === level));

export const expectationActs: Record<string, Act> = {
  setQuotas: {
    by: [OFFICE],
    input: (turn) => ({
      ...place(turn),
      quotas: [
        { form: null, period: turn.numbers.among(['YEAR', 'QUARTER']), minimum: 1, label: '次数' },
        { form: 'SPECIAL', onPolicy: turn.numbers.one(2) === 0, minimum: 1, label: '专题' },
      ].slice(turn.numbers.one(3)),
    }),
    refused: aboveOwn,
    done: ({ model, actor, input }) => {
      const { year, level, quotas } = input;
      replace(model, 'quota', actor.body, input);
      quotas.forEach(({ form }: Json, at: number) =>
        model.add('quota', actor.body, { year, level, form, position: at + 1 }),
      );
    },
  },
  setReportingRequirement: {
    by: [OFFICE],
    input: (turn) => {
      const at = place(turn);
      return { ...at, dueOn: turn.numbers.once(4) ? null : `${at.year}-03-31`, label: '时限' };
    },
    refused: aboveOwn,
    done: ({ model, actor, input }) => {
      const { year, level, dueOn } = input;
      replace(model, 'reporting_requirement', actor.body, input);
      if (dueOn) model.add('reporting_requirement', actor.body, { year, level, due_on: dueOn });
    },
  },
};
