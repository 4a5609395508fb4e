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
    -- null: disabled, or the cron expression has no further time
    next_due_at timestamptz,
    version     integer     not null default 0,
    created_at  timestamptz not null default now(),
    updated_at  timestamptz not null default now()
);

create index plan_due on plan (next_due_at) where enabled;

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
    exposure        integer     not null check (exposure between 1 and 1000),
    rules_version   text        not null,
    state           text        not null default 'PENDING'
        check (state in ('PENDING', 'RUNNING', 'COMPLETED', 'CANCELLED', 'FAILED')),
    phase           text        not null default 'PLANNING'
        check (phase in ('PLANNING', 'SEARCHING', 'ALLOCATING', 'STORING', 'DONE')),
    -- search rounds made so far; above 0 when candidate lists proved too short for the allocation
    round           integer     not null default 0,
    -- planning has cut tasks for all workers in scope up to this id
    planned_upto    bigint      not null default 0,
    workers_total   integer     not null default 0,
    workers_full    integer     not null default 0,
    workers_short   integer     not null default 0,
    failure         text,
    phase_since     timestamptz not null default now(),
    planning_ms     bigint      not null default 0,
    searching_ms    bigint      not null default 0,
    allocating_ms   bigint      not null default 0,
    storing_ms      bigint      not null default 0,
    created_at      timestamptz not null default now(),
    started_at      timestamptz,
    finished_at     timestamptz,
    unique (plan_id, due_at),
    unique (requested_by, idempotency_key)
);

create index run_open on run (id) where state in ('PENDING', 'RUNNING');

-- A batch of workers, or one of the run's single steps. Claimed with SKIP LOCKED, kept by heartbeat, finished only by
-- the claimant that still holds it (claim is the fencing token).
create table run_task (
    id            bigint generated always as identity primary key,
    run_id        bigint      not null references run on delete cascade,
    kind          text        not null check (kind in ('PLAN', 'SEARCH', 'ALLOCATE', 'STORE', 'CLEAN')),
    round         integer     not null default 0,
    -- SEARCH and STORE: the workers of the batch
    worker_ids    bigint[]    not null default '{}',
    -- STORE: three for each worker, best first, 0 where there is none
    posting_ids   bigint[]    not null default '{}',
    -- STORE: for each worker, posts that better matches took
    refusals      integer[]   not null default '{}',
    -- number of workers, so that progress need not read the arrays
    size          integer     not null default 0,
    state         text        not null default 'READY' check (state in ('READY', 'CLAIMED', 'DONE')),
    -- not to be claimed earlier: pause after a failed attempt
    ready_at      timestamptz not null default now(),
    claim         uuid,
    claimed_by    text,
    heartbeat_at  timestamptz,
    -- attempts begun, the present one included
    attempts      integer     not null default 0,
    -- attempts that ended in an error
    failures      integer     not null default 0,
    -- STORE, when done: lists stored
    lists_full    integer     not null default 0,
    lists_short   integer     not null default 0,
    done_at       timestamptz
);

create index run_task_open on run_task (id) where state <> 'DONE';
create index run_task_open_of_run on run_task (run_id) where state <> 'DONE';
create index run_task_run on run_task (run_id, kind, state);
-- Whoever sees first that a step is due inserts it; the others change nothing.
create unique index run_task_single on run_task (run_id, kind, round) where kind in ('PLAN', 'ALLOCATE', 'CLEAN');

-- What the search found for a worker before allocation. Scratch: emptied after the run, hence no foreign keys.
create table run_candidate (
    run_id        bigint      not null,
    worker_id     bigint      not null,
    -- posts in the order of the worker's preference, 18 bytes each: see CandidateList
    candidates    bytea       not null,
    -- whether no lawful related post is left beyond them
    exhausted     boolean     not null,
    rejected      jsonb       not null,
    -- who waits longer goes first among equal scores
    waiting_since timestamptz not null,
    primary key (run_id, worker_id)
);

-- A worker's list of a run: exactly one per run and worker.
create table pick_list (
    run_id      bigint      not null references run on delete cascade,
    worker_id   bigint      not null references worker on delete cascade,
    state       text        not null check (state in ('FULL', 'SHORT')),
    -- posts that concern the worker but could not be recommended, counted per rule
    rejected    jsonb       not null,
    posting_ids bigint[]    not null,
    picks       jsonb       not null,
    created_at  timestamptz not null default now(),
    primary key (run_id, worker_id)
);

create index pick_list_worker on pick_list (worker_id, run_id desc);

create table feedback (
    id         bigint generated always as identity primary key,
    worker_id  bigint      not null references worker on delete cascade,
    posting_id bigint      not null,
    -- the latest run that recommended the post to the worker, if any did
    run_id     bigint references run on delete set null,
    kind       text        not null check (kind in ('SEEN', 'INTERESTED', 'DISMISSED', 'APPLIED', 'HIRED')),
    note       text,
    given_by   text        not null,
    created_at timestamptz not null default now(),
    unique (worker_id, posting_id, kind)
);
