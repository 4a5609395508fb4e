-- Bearer tokens (only their SHA-256 is kept) and the record of who read personal data.

create table api_token (
    id           bigint generated always as identity primary key,
    token_hash   bytea       not null unique,
    name         text        not null,
    role         text        not null check (role in ('WORKER', 'BROKER', 'OFFICER', 'PORTAL', 'SCHEDULER', 'ADMIN')),
    -- what the role reaches: WORKER a worker id, BROKER village codes, OFFICER area codes, PORTAL its source
    worker_id    bigint references worker on delete cascade,
    area_codes   text[]      not null default '{}',
    source       text,
    created_at   timestamptz not null default now(),
    expires_at   timestamptz,
    revoked_at   timestamptz,
    last_used_at timestamptz
);

create table audit (
    id        bigint generated always as identity primary key,
    at        timestamptz not null default now(),
    actor     text        not null,
    action    text        not null,
    worker_id bigint,
    detail    text
);

-- Append-only, also for the application's own user.
create function audit_is_append_only() returns trigger language plpgsql as $$
begin
    raise exception 'audit is append-only';
end $$;
create trigger audit_append_only before update or delete on audit
    for each row execute function audit_is_append_only();
create trigger audit_never_emptied before truncate on audit
    for each statement execute function audit_is_append_only();
create index audit_worker on audit (worker_id, id);
