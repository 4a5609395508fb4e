-- Delivery over WeChat and SMS: quotas, preferences, rates that hold across replicas, pauses.

-- An attempt may have reached the phone although nobody knows: it had no answer, or its replica died.
alter table outbox add column possibly_sent boolean not null default false;

-- Rows are written in the order of time; what is past its retention is found by block ranges.
create index outbox_created on outbox using brin (created_at);
create index inbox_created on inbox_message using brin (created_at);

-- A channel over which nothing is sent at present; its messages wait.
create table channel_pause (
    channel       text primary key,
    -- the receiver's code of an alarm; null where somebody paused the channel
    code          text,
    reason        text        not null,
    -- null: an alarm
    paused_by     text,
    since         timestamptz not null,
    -- when one message is sent to find out whether it works again; null: never
    probe_at      timestamptz,
    probe_seconds integer     not null default 0,
    probes        integer     not null default 0
);

-- A token bucket that all replicas draw from.
create table channel_rate (
    channel   text primary key,
    tokens    double precision not null,
    filled_at timestamptz      not null,
    -- what the last draw was given
    granted   integer          not null
);

-- Which channels may ring a worker's phone, in the worker's order; none: no phone rings.
create table channel_preference (
    worker_id  bigint primary key references worker on delete cascade,
    channels   text[]      not null,
    updated_at timestamptz not null
);

-- What a worker has accepted in the mini-program: messages left of a one-off template, or a long-term one.
create table wechat_subscription (
    worker_id   bigint      not null references worker on delete cascade,
    template_id text        not null,
    remaining   integer     not null default 0 check (remaining >= 0),
    long_term   boolean     not null default false,
    updated_at  timestamptz not null,
    primary key (worker_id, template_id)
);
