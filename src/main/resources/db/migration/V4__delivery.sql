-- Outbox and channels.

create table webhook (
    id         bigint generated always as identity primary key,
    owner      text        not null,
    url        text        not null,
    secret_enc text        not null,
    area_codes text[]      not null default '{}',
    enabled    boolean     not null default true,
    created_at timestamptz not null default now()
);

create table outbox (
    id              bigint generated always as identity primary key,
    run_id          bigint      not null references run on delete cascade,
    worker_id       bigint      not null,
    channel         text        not null check (channel in ('INBOX', 'WEBHOOK', 'WECHAT', 'SMS')),
    message_id      uuid        not null default gen_random_uuid() unique,
    state           text        not null default 'PENDING'
        check (state in ('PENDING', 'SENDING', 'DELIVERED', 'DEAD', 'CANCELLED')),
    attempts        integer     not null default 0,
    next_attempt_at timestamptz not null default now(),
    claim           uuid,
    claimed_at      timestamptz,
    last_error      text,
    delivered_at    timestamptz,
    created_at      timestamptz not null default now(),
    unique (run_id, worker_id, channel)
);

create index outbox_due on outbox (next_attempt_at, id) where state in ('PENDING', 'SENDING');

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
