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

-- What one SEARCH task found for its workers before allocation, packed: see CandidateBlock. Later rounds add to
-- earlier ones. Scratch: emptied after the run, hence no foreign keys.
create table run_candidate (
    run_id       bigint  not null,
    round        integer not null,
    -- the workers of the block lie between, both included
    first_worker bigint  not null,
    last_worker  bigint  not null,
    -- numbers of workers, and of candidates of all of them
    workers      integer not null,
    candidates   integer not null,
    lists        bytea   not null,
    primary key (run_id, round, first_worker)
);

-- Packed already: to compress them would only cost time.
alter table run_candidate alter column lists set storage external;

-- What full posts ask of a worker, for the search round given: see CutOffs. Scratch as well.
create table run_cut_off (
    run_id bigint  not null,
    round  integer not null,
    posts  bytea   not null,
    primary key (run_id, round)
);

alter table run_cut_off alter column posts set storage external;

-- A worker's list of a run: exactly one per run and worker. Written by the million: a foreign key would look up and lock
-- a run and a worker for each, so the triggers below stand in for them.
create table pick_list (
    run_id      bigint      not null,
    worker_id   bigint      not null,
    state       text        not null check (state in ('FULL', 'SHORT')),
    -- of a SHORT list: posts that concern the worker but could not be recommended, counted per rule
    rejected    jsonb       not null,
    posting_ids bigint[]    not null,
    -- the posts as they were then, with scores and reasons: arrays without names, see PickJson
    picks       json        not null,
    created_at  timestamptz not null default now(),
    primary key (run_id, worker_id)
);

create index pick_list_worker on pick_list (worker_id, run_id desc);

create function worker_erased() returns trigger language plpgsql as $$
begin
    -- Who stores lists shares a lock on the run's row: this waits for them, and whoever comes later sees the worker gone.
    perform from run where state in ('PENDING', 'RUNNING') order by id for no key update;
    delete from pick_list where worker_id in (select id from erased);
    return null;
end $$;

create trigger worker_erased after delete on worker
    referencing old table as erased for each statement execute function worker_erased();

create function run_deleted() returns trigger language plpgsql as $$
begin
    delete from pick_list where run_id in (select id from deleted);
    delete from outbox where run_id in (select id from deleted);
    return null;
end $$;

create trigger run_deleted after delete on run
    referencing old table as deleted for each statement execute function run_deleted();

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
