import { ours, type Rule } from './rule.js';

/** What one body says to another, and what comes of it, lie with both: suggestions, marks, evidence, objections. */
const betweenBodies = [
  'topic_suggestion_call',
  'topic_circle_suggestion',
  'topic_result_received',
  'topic_result_addressee',
  'topic_result_merged_into',
  'mark_answers',
  'mark_result',
  'result_objection_result',
  'result_objection_subject',
  'objection_decision_objection',
  'evidence_submission_assessed',
  'assessment_entry_submission',
  'handover_entry_ends',
  'handover_forwards',
  'research_project_origin',
  ...['researcher_project', 'researcher_invitation', 'researcher_group'],
  ...['contribution_project', 'contribution_sub_topic', 'contribution_version_sub_topic', 'report_part_origin'],
  ...['research_activity_project', 'research_activity_invitation', 'research_activity_group'],
  ...['review_plan', 'review_plan_item', 'review_topic_suggestion', 'review_answer_review'],
  ...['review_research_project', 'review_research_report'],
  'research_credit_researcher',
  ...['lineage_link_source_plan_item', 'lineage_link_source_topic_suggestion'],
  ...['lineage_link_source_research_project', 'lineage_link_source_research_report'],
];

export const ofKeys: Rule[] = [
  {
    title:
      'keys between rows of bodies name the body; those of what one body says to another run between bodies on purpose',
    breakers: `select k.conname as name from pg_constraint k where k.contype = 'f'
      and exists (select 1 from pg_attribute where attrelid = k.conrelid and attname = 'tenant_id')
      and exists (select 1 from pg_attribute where attrelid = k.confrelid and attname = 'tenant_id')
      and not exists (select 1 from unnest(k.conkey, k.confkey) p (f, t)
        join pg_attribute a on a.attrelid = k.conrelid and a.attnum = p.f and a.attname = 'tenant_id'
        join pg_attribute b on b.attrelid = k.confrelid and b.attnum = p.t and b.attname = 'tenant_id')
      and k.conname <> all('{${betweenBodies.join()}}')`,
    breach: 'alter table plan_gate add constraint breach foreign key (city_id, plan_id) references plan (city_id, id)',
  },
  {
    title: 'what is changed or removed along with a row is of the same body',
    breakers: `select k.conname as name from pg_constraint k where k.contype = 'f'
      and (k.confupdtype not in ('a', 'r') or k.confdeltype not in ('a', 'r'))
      and not exists (select 1 from unnest(k.conkey, k.confkey) p (f, t)
        join pg_attribute a on a.attrelid = k.conrelid and a.attnum = p.f and a.attname = 'tenant_id'
        join pg_attribute b on b.attrelid = k.confrelid and b.attnum = p.t and b.attname = 'tenant_id')`,
    breach: `alter table plan_gate add constraint breach foreign key (city_id, plan_id) references plan (city_id, id)
      on delete cascade`,
  },
  {
    title: 'what is unique is so within a body, or by something random: nothing taken tells of what is hidden',
    breakers: `select i.indexrelid::regclass::text as name from pg_index i join pg_class c on c.oid = i.indrelid
      join pg_namespace n on n.oid = c.relnamespace
      where ${ours} and i.indisunique and c.relname not in ('migration', 'body', 'body_name', 'sign_in_attempt')
        and not exists (select 1 from pg_attribute a where a.attrelid = c.oid and a.attnum = any(i.indkey::smallint[])
          and (a.attname in ('tenant_id', 'token_hash') or a.attname = 'id' and a.atttypid = 'uuid'::regtype))`,
    breach: 'create unique index breach on plan (city_id, document_number)',
  },
  {
    title: 'unique keys of rows of bodies begin with the city, whether they are constraints or indexes',
    breakers: `select i.indexrelid::regclass::text as name from pg_index i join pg_class c on c.oid = i.indrelid
      join pg_attribute t on t.attrelid = c.oid and t.attname = 'tenant_id'
      join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
      where i.indisunique and a.attname <> 'city_id'`,
    breach: 'create unique index breach on plan (tenant_id, year)',
  },
  {
    title: 'nothing is kept apart by exclusion, which tells of rows that are not seen',
    breakers: `select conname as name from pg_constraint where contype = 'x'`,
    breach: 'alter table plan add constraint breach exclude (year with =)',
  },
  {
    title: 'no value is drawn from a sequence, which counts for all bodies',
    breakers: `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace where ${ours} and c.relkind = 'S'`,
    breach: 'create table breach (id int generated always as identity)',
  },
];
