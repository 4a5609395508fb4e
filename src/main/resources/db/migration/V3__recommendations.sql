-- Plans, runs, tasks, candidates, picks, feedback.

create table plan (
    id          bigint generated always as identity primary key,
    name        text        not null unique,
    cron        text        not null,
    zone        text        not null default 'Asia/Shanghai',
    area_codes  text[]      not null default '{}',
    groups      text[]      not null default '{}',
    channels    text[]      not null default '{INBOX}',
    exposure    integer     not null default 5 check (exposure between 1 and 1000),
    enabled     boolean     not null default true,
    next_due_at timestamptz,
    version     integer     not null default 0,
    created_at  timestamptz not null default now(),
    updated_at  timestamptz not null default now()
);

create table run (
    id              bigint generated always as identity primary key,
    plan_id         bigint references plan on delete set null,
    due_at          timestamptz,
    idempotency_key text,
    request_hash    bytea,
    requested_by    text        not null,
    -- the moment the run matches for
    match_at        timestamptz not null,
    area_codes      text[]      not null default '{}',
    groups          text[]      not null default '{}',
    channels        text[]      not null default '{INBOX}',
    exposure        integer     not null,
    rules_version   text        not null,
    state           text        not null default 'PENDING'
        check (state in ('PENDING', 'RUNNING', 'COMPLETED', 'CANCELLED', 'FAILED')),
    phase           text        not null default 'PLANNING'
        check (phase in ('PLANNING', 'SEARCHING', 'ALLOCATING', 'STORING', 'DONE')),
    workers_total   integer     not null default 0,
    workers_full    integer     not null default 0,
    workers_short   integer     not null default 0,
    cancel_asked    boolean     not null default false,
    failure         text,
    created_at      timestamptz not null default now(),
    started_at      timestamptz,
    finished_at     timestamptz,
    unique (plan_id, due_at),
    unique (requested_by, idempotency_key)
);

-- A batch of workers, or one of the run's single steps. Claimed with SKIP LOCKED, kept by heartbeat, finished only by
-- the claimant that still holds it (claim is the fencing token).
create table run_task (
    id           bigint generated always as identity primary key,
    run_id       bigint      not null references run on delete cascade,
    kind         text        not null check (kind in ('SEARCH', 'ALLOCATE', 'STORE')),
    round        integer     not null default 0,
    worker_ids   bigint[]    not null default '{}',
    state        text        not null default 'READY' check (state in ('READY', 'CLAIMED', 'DONE')),
    claim        uuid,
    claimed_by   text,
    heartbeat_at timestamptz,
    attempts     integer     not null default 0,
    done_at      timestamptz
);

create index run_task_open on run_task (run_id, kind, id) where state <> 'DONE';

-- What the search found for a worker before allocation, best first.
create table run_candidate (
    run_id      bigint   not null references run on delete cascade,
    worker_id   bigint   not null,
    posting_ids bigint[] not null,
    scores      integer[] not null,
    exhausted   boolean  not null,
    rejected    jsonb    not null,
    primary key (run_id, worker_id)
);

-- A worker's list of a run: exactly one per run and worker.
create table pick_list (
    run_id     bigint      not null references run on delete cascade,
    worker_id  bigint      not null,
    state      text        not null check (state in ('FULL', 'SHORT')),
    rejected   jsonb       not null,
    picks      jsonb       not null,
    created_at timestamptz not null default now(),
    primary key (run_id, worker_id)
);

create index pick_list_worker on pick_list (worker_id, run_id desc);

create table feedback (
    id         bigint generated always as identity primary key,
    worker_id  bigint      not null references worker on delete cascade,
    posting_id bigint      not null,
    run_id     bigint references run on delete set null,
    kind       text        not null check (kind in ('SEEN', 'INTERESTED', 'DISMISSED', 'APPLIED', 'HIRED')),
    note       text,
    created_at timestamptz not null default now(),
    unique (worker_id, posting_id, kind)
);
