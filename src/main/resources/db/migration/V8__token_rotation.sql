-- A rotated token keeps its old secret for a while, so that whoever uses it can be given the new one without a gap.
alter table api_token
    add column old_token_hash   bytea unique,
    -- first moment at which the old secret no longer works
    add column old_until        timestamptz,
    add column old_last_used_at timestamptz,
    add check ((old_token_hash is null) = (old_until is null));
