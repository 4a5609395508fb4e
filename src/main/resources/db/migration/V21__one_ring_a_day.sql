-- How often a worker's phone rings.

alter table outbox drop constraint outbox_state_check;
-- HELD_BACK: the worker had been told of other lists on that day, as often as is allowed. Rows are not looked through
-- again: those that exist obey the narrower condition that this one replaces.
alter table outbox add constraint outbox_state_check
    check (state in ('PENDING', 'SENDING', 'DELIVERED', 'REFUSED', 'DEAD', 'CANCELLED', 'HELD_BACK')) not valid;

-- The runs of which a worker's phones rang, or are about to ring, on the latest day on which any did. A message is sent
-- only if its run has a place here. No foreign key: the trigger worker_erased stands in, as for pick_list.
create table worker_ring (
    worker_id bigint   primary key,
    -- in Asia/Shanghai
    day       date     not null,
    runs      bigint[] not null
) with (fillfactor = 80);

create index worker_ring_day on worker_ring using brin (day);

create or replace function worker_erased() returns trigger language plpgsql as $$
begin
    -- Who stores lists shares a lock on the run's row: this waits for them, and whoever comes later sees the worker gone.
    perform from run where state in ('PENDING', 'RUNNING') order by id for no key update;
    delete from pick_list where worker_id in (select id from erased);
    delete from audit_note where worker_id in (select id from erased);
    delete from worker_ring where worker_id in (select id from erased);
    return null;
end $$;
