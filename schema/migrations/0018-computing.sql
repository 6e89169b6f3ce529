-- Results are written over whenever they are computed: with room in their pages that is done in place, and no index is touched.
alter table assessment_result set (fillfactor = 50);
