-- What went to better matches is counted when a short list is stored, from the cut-offs.
alter table run_task drop column refusals;
