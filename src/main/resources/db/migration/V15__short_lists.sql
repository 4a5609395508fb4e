-- What went to better matches is counted when a short list is stored, from the cut-offs.
alter table run_task drop column refusals;

-- Blocks of later rounds keep to a stretch of worker ids, so that where one begins says where it lies.
alter table run_candidate drop column last_worker;
