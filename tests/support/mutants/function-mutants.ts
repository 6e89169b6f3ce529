import type pg from 'pg';

/** A function as it is and as it is not to be. */
export interface FunctionMutant {
  name: string;
  original: string;
  broken: string;
}

const facts = ['tenant', 'city', 'county', 'person'];
/** Two more things that are said, and the functions that tell them. */
const further = [
  { said: 'person, keeps_files', others: ['person, false', "person, ''"], told: 'keeps_duty_files', place: 5 },
  { said: "array_to_string(seat_bodies, ',')", others: ['tenant', "''"], told: 'current_seat_bodies', place: 6 },
];

/** The functions that say and tell who asks, each broken at every place where it could be. */
export async function contextMutants(client: pg.Client): Promise<FunctionMutant[]> {
  const definition = async (name: string): Promise<string> => {
    const text = `select pg_get_functiondef(oid) as text from pg_proc where proname = $1`;
    return (await client.query<{ text: string }>(text, [name])).rows[0].text;
  };
  const telling = await Promise.all(facts.map(async (fact) => ofTelling(fact, await definition(`current_${fact}_id`))));
  const more = await Promise.all(further.map(async (one) => ofFurther(one, await definition(one.told))));
  return [...ofSaying(await definition('set_context')), ...telling.flat(), ...more.flat()].map(checked);
}

/** Taken from another place, and of what was said the contrary or nothing. */
function ofFurther({ told, place }: (typeof further)[number], original: string): FunctionMutant[] {
  const named = (name: string, broken: string) => ({ name: `${told}: ${name}`, original, broken });
  const places = [1, 5, 6].filter((other) => other !== place);
  return [
    ...places
      .filter((other) => told === 'keeps_duty_files' || other === 1)
      .map((other) => named(`that of place ${other}`, original.replace(`' ', ${place})`, `' ', ${other})`))),
    named('a missing setting not expected', original.replace(', true)', ', false)')),
    told === 'keeps_duty_files'
      ? named('the contrary', original.replace('<> all', '= any'))
      : named('never known', original.replace(/string_to_array\(.*\)::bigint\[\]/, 'null::bigint[]')),
  ];
}

function ofSaying(original: string): FunctionMutant[] {
  const named = (name: string, broken: string) => ({ name: `set_context: ${name}`, original, broken });
  const said = (others: string[]) => original.replace(facts.join(', '), others.join(', '));
  return [
    named('said for good', original.replace('set local', 'set')),
    ...facts.flatMap((fact, at) =>
      [...facts, "''"]
        .filter((other) => other !== fact)
        .map((other) => named(`${other} for ${fact}`, said(facts.with(at, other)))),
    ),
    ...further.flatMap(({ said: it, others }) =>
      others.map((other) => named(`${other} for ${it}`, original.replace(it, other))),
    ),
  ];
}

function ofTelling(fact: string, original: string): FunctionMutant[] {
  const named = (name: string, broken: string) => ({ name: `current_${fact}_id: ${name}`, original, broken });
  const place = facts.indexOf(fact) + 1;
  return [
    ...facts
      .map((_other, at) => at + 1)
      .filter((other) => other !== place)
      .map((other) => named(`that of ${facts[other - 1]}`, original.replace(`' ', ${place})`, `' ', ${other})`))),
    named('an empty setting taken for one', original.replace(/nullif\((.*), ''\)/, '$1')),
    named('a missing setting not expected', original.replace(', true)', ', false)')),
    named('never known', original.replace(/nullif\(.*, ''\)/, 'null')),
  ];
}

function checked(mutant: FunctionMutant): FunctionMutant {
  if (mutant.original === mutant.broken) throw new Error(`nothing is broken by ${mutant.name}`);
  return mutant;
}

/** Each trigger switched off, and the functions of triggers with the rights of whoever writes. */
export async function triggerMutants(client: pg.Client): Promise<{ name: string; statement: string }[]> {
  const { rows } = await client.query<{ statement: string }>(
    `select format('alter table %s disable trigger %I', tgrelid::regclass, tgname) as statement from pg_trigger
     where not tgisinternal
     union all select format('alter function %s security invoker', oid::regprocedure) from pg_proc
     where prosecdef and prorettype = 'trigger'::regtype and pronamespace = 'public'::regnamespace order by 1`,
  );
  return rows.map(({ statement }) => ({ name: statement, statement }));
}
