-- The 1131 file: what was done for a worker, service by service.

create table service_record (
    id              bigint generated always as identity primary key,
    worker_id       bigint      not null references worker on delete cascade,
    -- of the app that wrote it down, so that a tap that is sent twice makes one record; null where nobody tapped
    client_id       text,
    kind            text        not null check (kind in ('BRIEFING', 'GUIDANCE', 'OFFER', 'STARTUP_ADVICE', 'TRAINING_OFFER',
                                                         'TRAINING_DONE')),
    -- in Asia/Shanghai
    given_on        date        not null,
    outcome         text        not null check (outcome in ('GIVEN', 'ACCEPTED', 'REFUSED')),
    -- of an OFFER: the post, which need not be there any more
    posting_id      bigint,
    -- how it came here: typed by a caller, or told by a channel
    via             text        not null check (via in ('CALLER', 'READ_OUT', 'INBOX', 'WECHAT', 'SMS')),
    -- the texts of a row are sealed for it
    seal_id         uuid        not null default gen_random_uuid(),
    subject_enc     text,
    given_by_enc    text,
    recorded_at     timestamptz not null,
    recorded_by     text        not null,
    -- taken back, with the reason: it stays to be seen and counts no more
    voided_at       timestamptz,
    voided_by       text,
    void_reason_enc text,
    unique (worker_id, client_id)
);

create index service_record_worker on service_record (worker_id, id desc);
-- The same post to the same person counts once.
create unique index service_record_offer on service_record (worker_id, posting_id) where posting_id is not null and voided_at is null;

-- A list is offered when it was told. These two write it down with the change that says so: no crash comes between them.
create function offers_delivered() returns trigger language plpgsql as $$
begin
    insert into service_record (worker_id, kind, given_on, outcome, posting_id, via, recorded_at, recorded_by)
    select o.worker_id, 'OFFER', (o.delivered_at at time zone 'Asia/Shanghai')::date, 'GIVEN', posting, o.channel,
           o.delivered_at, 'delivery'
    from after_it o join before_it b on b.id = o.id
    join pick_list l on l.run_id = o.run_id and l.worker_id = o.worker_id
    join worker w on w.id = o.worker_id
    cross join lateral unnest(l.posting_ids) with ordinality as p (posting, place)
    where o.state = 'DELIVERED' and b.state <> 'DELIVERED' and o.channel in ('WECHAT', 'SMS')
    order by o.worker_id, place
    on conflict do nothing;
    return null;
end $$;

create trigger offers_delivered after update on outbox referencing old table as before_it new table as after_it
    for each statement execute function offers_delivered();

-- What lies in an inbox is told when it is opened.
create function offers_opened() returns trigger language plpgsql as $$
begin
    insert into service_record (worker_id, kind, given_on, outcome, posting_id, via, recorded_at, recorded_by)
    select m.worker_id, 'OFFER', (m.read_at at time zone 'Asia/Shanghai')::date, 'GIVEN', posting, 'INBOX', m.read_at,
           'delivery'
    from after_it m join before_it b on b.id = m.id
    join pick_list l on l.run_id = m.run_id and l.worker_id = m.worker_id
    cross join lateral unnest(l.posting_ids) with ordinality as p (posting, place)
    where m.read_at is not null and b.read_at is null
    order by m.worker_id, m.id, place
    on conflict do nothing;
    return null;
end $$;

create trigger offers_opened after update on inbox_message referencing old table as before_it new table as after_it
    for each statement execute function offers_opened();
