-- Results are written over whenever they are computed: with room in their pages that is done in place, and no index is touched.
alter table assessment_result set (fillfactor = 50);

-- Whom a score was made for (role, skills, groups): ranks that are taken again after an objection look at that, not at what
-- the subject has become since. Null where the score was stored before; the API never shows it.
alter table assessment_result add column subject json;
-- Only who was scored is known as that.
alter table assessment_result add constraint assessment_result_scored_check check (subject is null or score is not null);

-- The day on which a reopening cleared the points by objections: only later decisions are part of what stands, so that a
-- look at a past day takes back no others. Null: all of them are.
alter table assessment_result add column compensations_cleared_on date;
