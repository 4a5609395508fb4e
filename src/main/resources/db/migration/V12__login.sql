-- People who log in by WeChat, and what guards their log-in.

-- A WeChat user of one mini-program. The openid is sealed; only its blind index is looked up.
create table wechat_account (
    id           uuid primary key,
    app_id       text        not null,
    openid_enc   text        not null,
    openid_bidx  bytea       not null,
    -- null until the person has proved to be this worker
    worker_id    bigint references worker on delete cascade,
    linked_at    timestamptz,
    created_at   timestamptz not null,
    unique (app_id, openid_bidx),
    check ((worker_id is null) = (linked_at is null))
);

-- One worker, one WeChat account.
create unique index wechat_account_worker on wechat_account (worker_id);

-- A log-in on one device; all its refresh tokens together are one family.
create table login_session (
    id            uuid primary key,
    account_id    uuid        not null references wechat_account on delete cascade,
    device        text,
    -- SHA-256 of the refresh token that works, and of the one it replaced
    refresh_hash  bytea       not null,
    previous_hash bytea,
    -- when the one replaced the other
    rotated_at    timestamptz not null,
    created_at    timestamptz not null,
    -- moves on with each use; never beyond ends_at
    expires_at    timestamptz not null,
    ends_at       timestamptz not null,
    revoked_at    timestamptz,
    revoked_for   text check (revoked_for in ('LOGOUT', 'REUSE', 'TOO_MANY', 'MOVED')),
    check ((revoked_at is null) = (revoked_for is null))
);

create index login_session_account on login_session (account_id, created_at);
create index login_session_revoked on login_session (revoked_at) where revoked_at is not null;
create index login_session_expires on login_session (expires_at);

-- The refresh tokens of a session for as long as each could have worked: one that comes back although another has replaced
-- it was stolen, or its replacement was.
create table refresh_token (
    token_hash bytea primary key,
    session_id uuid        not null references login_session on delete cascade,
    created_at timestamptz not null
);

create index refresh_token_session on refresh_token (session_id);
create index refresh_token_created on refresh_token (created_at);

-- A code sent by SMS, at most one per account and subject. The subject is a keyed hash of what the person named: a phone or
-- an ID number. Where nobody is known by that ID number there is a row all the same, with a code that nobody got.
create table sms_code (
    id             uuid primary key,
    account_id     uuid        not null references wechat_account on delete cascade,
    subject        bytea       not null,
    code_hash      bytea       not null,
    -- where the code went: what is proved by it
    phone_enc      text,
    -- the ID number that was named, or null
    id_number_enc  text,
    attempts       integer     not null default 0,
    expires_at     timestamptz not null,
    unique (account_id, subject)
);

create index sms_code_expires on sms_code (expires_at);

-- That the person behind an account holds a phone. Short-lived: linking or registering follows at once.
create table phone_proof (
    account_id     uuid primary key references wechat_account on delete cascade,
    phone_enc      text        not null,
    -- the ID number that the phone was found by, or null
    id_number_enc  text,
    expires_at     timestamptz not null
);

create index phone_proof_expires on phone_proof (expires_at);

-- How often something was tried lately. The subject is keyed: no phone number and no address is in here.
create table login_attempt (
    kind       text        not null,
    subject    bytea       not null,
    window_end timestamptz not null,
    tries      integer     not null,
    primary key (kind, subject)
);

create index login_attempt_end on login_attempt (window_end);
