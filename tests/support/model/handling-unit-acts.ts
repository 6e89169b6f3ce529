import { working, type Act, type Turn } from './act.js';
import type { Entry } from './sight.js';
import { day } from './state.js';

const unit = { on: 'handling_unit', key: 'unitId', by: working, from: ['ACTIVE'] } as const;
const names = ['教育局', '交通局', '水利局', '卫健委'];

/** Whether another active unit of the body has the name. */
const isTaken = ({ model, actor, target, input }: Turn): boolean =>
  model
    .own(actor.body, 'handling_unit')
    .some((each: Entry) => each !== target && each.is.state === 'ACTIVE' && each.is.name === input.name);

export const handlingUnitActs: Record<string, Act> = {
  addHandlingUnit: {
    by: working,
    input: ({ numbers }) => ({ name: numbers.among(names) }),
    refused: (turn) => (isTaken(turn) ? 'CONFLICT' : undefined),
    done: ({ model, actor, input }) =>
      void model.add('handling_unit', actor.body, { name: input.name, state: 'ACTIVE', closed_on: null }),
  },
  changeHandlingUnit: {
    ...unit,
    input: ({ numbers }) => ({ name: numbers.among(names), ...(numbers.once(8) && { version: 999 }) }),
    refused: (turn) => (turn.input.version || isTaken(turn) ? 'CONFLICT' : undefined),
    done: ({ target, input }) => void (target.is.name = input.name),
  },
  closeHandlingUnit: {
    ...unit,
    input: () => ({ reason: '机构改革' }),
    done: ({ target }) => void Object.assign(target.is, { state: 'CLOSED', closed_on: day }),
  },
};
