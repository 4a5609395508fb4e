-- Outbox and channels.

-- An endpoint that is told of lists, in the form of Standard Webhooks.
create table webhook (
    id               uuid primary key,
    owner            text        not null,
    url              text        not null,
    description      text,
    secret_enc       text        not null,
    -- the secret before a rotation, signed with too until the time given
    old_secret_enc   text,
    old_secret_until timestamptz,
    -- only workers of these areas; empty: of all areas
    area_codes       text[]      not null default '{}',
    -- only workers that this source entered; null: of all sources
    source           text,
    enabled          boolean     not null default true,
    disabled_reason  text,
    -- failures in a row, and until when the endpoint is left alone because of them
    failures         integer     not null default 0,
    paused_until     timestamptz,
    created_at       timestamptz not null default now()
);

-- One message to one worker over one channel. state and next_attempt_at are the queue: a row is due when it is PENDING or
-- SENDING and next_attempt_at is past. A claim moves next_attempt_at to the end of its visibility, so the row of a replica
-- that died falls due again. Only the holder of the claim may finish it.
create table outbox (
    id              bigint generated always as identity primary key,
    -- no foreign key, as for pick_list: the trigger run_deleted stands in
    run_id          bigint      not null,
    worker_id       bigint      not null,
    channel         text        not null check (channel in ('INBOX', 'WEBHOOK', 'WECHAT', 'SMS')),
    -- channels to try in turn when this one refuses
    fallback        text[]      not null default '{}',
    -- unique by being random: nothing is looked up by it
    message_id      uuid        not null default gen_random_uuid(),
    -- REFUSED: the channel will never reach this worker; DEAD: all attempts failed; CANCELLED: nothing left to tell
    state           text        not null default 'PENDING'
        check (state in ('PENDING', 'SENDING', 'DELIVERED', 'REFUSED', 'DEAD', 'CANCELLED')),
    attempts        integer     not null default 0,
    next_attempt_at timestamptz not null default now(),
    claim           uuid,
    last_error      text,
    delivered_at    timestamptz,
    created_at      timestamptz not null default now(),
    unique (run_id, worker_id, channel)
);

create index outbox_due on outbox (channel, next_attempt_at, id) where state in ('PENDING', 'SENDING');
create index outbox_failed on outbox (channel, state, id) where state in ('DEAD', 'REFUSED');

-- How far the message of an outbox row of channel WEBHOOK has come with each endpoint.
create table webhook_delivery (
    outbox_id       bigint      not null references outbox on delete cascade,
    webhook_id      uuid        not null references webhook on delete cascade,
    state           text        not null default 'PENDING' check (state in ('PENDING', 'DELIVERED', 'DEAD', 'GONE')),
    attempts        integer     not null default 0,
    next_attempt_at timestamptz not null,
    last_status     integer,
    last_error      text,
    delivered_at    timestamptz,
    primary key (outbox_id, webhook_id)
);

create table inbox_message (
    id         bigint generated always as identity primary key,
    message_id uuid        not null unique,
    run_id     bigint      not null,
    worker_id  bigint      not null references worker on delete cascade,
    title      text        not null,
    body       text        not null,
    created_at timestamptz not null default now(),
    read_at    timestamptz
);

create index inbox_worker on inbox_message (worker_id, id desc);
create index inbox_unread on inbox_message (worker_id) where read_at is null;
