-- Whoever watches a run is told when it has changed instead of asking again and again. Only a wake-up: the tables are the
-- truth. Equal notifications of one transaction are sent once.
create function run_changed() returns trigger language plpgsql as $$
begin
    perform pg_notify('run_change', new.id::text);
    return null;
end $$;

create trigger run_changed after insert or update on run
    for each row execute function run_changed();

create function run_task_done() returns trigger language plpgsql as $$
begin
    perform pg_notify('run_change', new.run_id::text);
    return null;
end $$;

create trigger run_task_done after update on run_task
    for each row when (new.state = 'DONE' and old.state <> 'DONE') execute function run_task_done();
