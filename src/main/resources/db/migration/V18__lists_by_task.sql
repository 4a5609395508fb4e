-- SEARCH: posts to be kept for each worker of the batch; who has been searched for often gets longer lists
alter table run_task add column list_length integer not null default 24;
