-- WeChat and SMS.

-- The access token of a mini-program, shared by all replicas. One of them fetches the next one, under a lease.
create table wechat_token (
    app_id      text primary key,
    token_enc   text,
    -- from when on a new one is to be fetched
    refresh_at  timestamptz,
    expires_at  timestamptz,
    -- grows with each token
    generation  bigint      not null default 0,
    lease       uuid,
    lease_until timestamptz,
    -- the last forced refresh, and how many there were on its day
    forced_at   timestamptz,
    forces      integer     not null default 0
);
