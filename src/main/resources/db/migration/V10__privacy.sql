-- Consent by purpose, erasure that leaves figures, the audit as a chain of hashes, rotation of keys, retention.

-- ---------------------------------------------------------------- Consent
-- worker.consent is the present answer to the purpose RECOMMENDATION; this is the wording it was an answer to.
alter table worker add column consent_version text;
-- The other purposes that the worker refuses at present: what a channel looks at before it sends.
alter table worker add column refused text[] not null default '{}';

-- Every answer that took effect, in its order: the last one of a purpose holds. Never altered; goes with the worker.
create table consent (
    id          bigint generated always as identity primary key,
    worker_id   bigint      not null references worker on delete cascade,
    purpose     text        not null,
    given       boolean     not null,
    -- what the worker was asked, and the version of that text
    wording     text,
    version     text,
    -- when the worker answered, and when and by whom it was written down
    said_at     timestamptz not null,
    recorded_at timestamptz not null,
    recorded_by text        not null
);

create index consent_worker on consent (worker_id, purpose, id desc);

create function consent_is_history() returns trigger language plpgsql as $$
begin
    raise exception 'consent is a history';
end $$;

create trigger consent_never_altered before update on consent
    for each row execute function consent_is_history();

-- ---------------------------------------------------------------- Lists of a village
create index worker_village on worker (village_code, id) where village_code is not null;

-- ---------------------------------------------------------------- Audit
alter table audit
    -- which fields were shown in the clear
    add column fields    text[],
    -- why: a code, and the hash of what was said besides (see audit_note)
    add column reason    text,
    add column note_hash bytea,
    -- place in the chain and hash of this entry and all before; null until a sealer has come by
    add column seq       bigint unique,
    add column hash      bytea;

create index audit_unsealed on audit (id) where seq is null;

-- Free text of an entry. The entry holds only its salted hash, so that the text of an erased person can go and the chain
-- stays whole.
create table audit_note (
    audit_id  bigint primary key references audit on delete cascade,
    worker_id bigint,
    salt      bytea  not null,
    note      text   not null
);

create index audit_note_worker on audit_note (worker_id);

create function audit_note_is_final() returns trigger language plpgsql as $$
begin
    raise exception 'audit_note is never altered';
end $$;

create trigger audit_note_never_altered before update on audit_note
    for each row execute function audit_note_is_final();

-- The end of the chain, in the only row; its lock makes one sealer out of many replicas.
create table audit_head (
    only_row boolean primary key default true check (only_row),
    seq      bigint  not null default 0,
    hash     bytea   not null default decode(repeat('00', 32), 'hex')
);

insert into audit_head default values;

-- Up to here entries were removed because their time was over; the chain is verified from here on.
create table audit_checkpoint (
    seq     bigint primary key,
    hash    bytea       not null,
    entries bigint      not null,
    at      timestamptz not null
);

create function audit_checkpoint_is_of_the_chain() returns trigger language plpgsql as $$
begin
    if tg_op <> 'INSERT' or not exists (select from audit where seq = new.seq and hash = new.hash) then
        raise exception 'audit_checkpoint is append-only, and of the chain';
    end if;
    return new;
end $$;

create trigger audit_checkpoint_append_only before insert or update or delete on audit_checkpoint
    for each row execute function audit_checkpoint_is_of_the_chain();

-- Entries are born without a place in the chain, get it once, and go only behind a checkpoint.
create or replace function audit_is_append_only() returns trigger language plpgsql as $$
begin
    if tg_op = 'INSERT' and new.seq is null and new.hash is null then
        return new;
    end if;
    if tg_op = 'UPDATE' and old.seq is null and new.seq is not null and new.hash is not null
       and row (new.id, new.at, new.actor, new.action, new.worker_id, new.detail, new.fields, new.reason, new.note_hash)
           is not distinct from
           row (old.id, old.at, old.actor, old.action, old.worker_id, old.detail, old.fields, old.reason, old.note_hash)
    then
        return new;
    end if;
    if tg_op = 'DELETE' and old.seq <= (select max(seq) from audit_checkpoint) then
        return old;
    end if;
    raise exception 'audit is append-only';
end $$;

create trigger audit_born_unsealed before insert on audit
    for each row execute function audit_is_append_only();

-- ---------------------------------------------------------------- Erasure
-- What a worker thought of a post stays as a figure, without the worker.
alter table feedback alter column worker_id drop not null;
alter table feedback drop constraint feedback_worker_id_fkey;
alter table feedback add constraint feedback_worker_id_fkey
    foreign key (worker_id) references worker on delete set null;

create function feedback_of_nobody() returns trigger language plpgsql as $$
begin
    new.note := null;
    new.given_by := 'erased';
    return new;
end $$;

create trigger feedback_of_an_erased_worker before update of worker_id on feedback
    for each row when (new.worker_id is null) execute function feedback_of_nobody();

create index feedback_created on feedback (created_at) where worker_id is not null;

create or replace function worker_erased() returns trigger language plpgsql as $$
begin
    -- Who stores lists shares a lock on the run's row: this waits for them, and whoever comes later sees the worker gone.
    perform from run where state in ('PENDING', 'RUNNING') order by id for no key update;
    delete from pick_list where worker_id in (select id from erased);
    delete from audit_note where worker_id in (select id from erased);
    return null;
end $$;

-- ---------------------------------------------------------------- Rotation of keys
create table key_rotation (
    id           bigint generated always as identity primary key,
    -- the keys that everything is to be sealed and indexed with in the end
    active_key   text        not null,
    index_key    text        not null,
    -- INCOMPLETE: some texts open with none of the keys; SUPERSEDED: the keys were changed again meanwhile
    state        text        not null default 'RUNNING'
        check (state in ('RUNNING', 'COMPLETED', 'INCOMPLETE', 'SUPERSEDED')),
    requested_by text        not null,
    created_at   timestamptz not null,
    finished_at  timestamptz
);

create unique index key_rotation_running on key_rotation (state) where state = 'RUNNING';

-- One table of a rotation. Whoever works on it holds the row's lock for one batch.
create table key_rotation_step (
    rotation_id bigint  not null references key_rotation on delete cascade,
    table_name  text    not null,
    -- everything up to this key has been seen
    after_key   text,
    rewritten   bigint  not null default 0,
    -- rows of which something could not be opened
    unreadable  bigint  not null default 0,
    done        boolean not null default false,
    worked_at   timestamptz,
    primary key (rotation_id, table_name)
);

-- ---------------------------------------------------------------- Retention
-- One kind of data that is kept for a time. Whoever removes what is over holds the row's lock.
create table retention_rule (
    name        text primary key,
    -- of the last time that all of it was gone through
    finished_at timestamptz,
    removed     bigint not null default 0,
    removed_all bigint not null default 0
);
