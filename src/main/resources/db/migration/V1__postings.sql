-- Postings and their change feed.

create table posting (
    id              bigint generated always as identity primary key,
    source          text        not null,
    external_id     text        not null,
    title           text        not null,
    employer        text,
    family          text        not null,
    cluster         text,
    description     text,
    trades          text[]      not null default '{}',
    certificates    text[]      not null default '{}',
    area_code       text        not null,
    town_code       text,
    address         text,
    lat             double precision,
    lon             double precision,
    pay_min         double precision,
    pay_max         double precision,
    pay_unit        text,
    age_min         smallint,
    age_max         smallint,
    education       text,
    openings        integer,
    employment_form text,
    benefits        text[]      not null default '{}',
    contact         text,
    published_at    date        not null,
    valid_through   date,
    status          text        not null default 'OPEN'
        check (status in ('OPEN', 'PAUSED', 'FILLED', 'EXPIRED', 'WITHDRAWN')),
    created_at      timestamptz not null default now(),
    updated_at      timestamptz not null default now(),
    unique (source, external_id)
);

create index posting_valid_through on posting (valid_through) where status = 'OPEN';

-- One row per change, in the order of the transactions that made them. Read with the xid horizon
-- (xid < pg_snapshot_xmin(pg_current_snapshot())), so that a transaction that commits late is never skipped.
create table posting_change (
    xid        xid8   not null default pg_current_xact_id(),
    id         bigint generated always as identity,
    posting_id bigint not null,
    changed_at timestamptz not null default now(),
    primary key (xid, id)
);

create function posting_changed() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' then
        insert into posting_change (posting_id) select id from old_rows;
    else
        insert into posting_change (posting_id) select id from new_rows;
    end if;
    -- Only a wake-up: the feed above is the truth. Equal notifications of one transaction are sent once.
    notify posting_change;
    return null;
end $$;

create trigger posting_inserted after insert on posting
    referencing new table as new_rows for each statement execute function posting_changed();
create trigger posting_updated after update on posting
    referencing new table as new_rows for each statement execute function posting_changed();
create trigger posting_deleted after delete on posting
    referencing old table as old_rows for each statement execute function posting_changed();
