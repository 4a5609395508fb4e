-- What is to be known of the change feed as a whole, in its only row.
create table posting_feed (
    only_row   boolean primary key default true check (only_row),
    -- Names this database: an index that was built from another one is not continued.
    feed_id    uuid    not null default gen_random_uuid(),
    -- Changes up to here are no longer in posting_change: a reader that stands before it has to start anew.
    pruned_xid xid8    not null default '0',
    pruned_id  bigint  not null default 0
);

insert into posting_feed default values;
