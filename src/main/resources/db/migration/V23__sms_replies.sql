-- Replies to text messages that no program understands, for somebody to read. The number is not kept: the worker has it.
create table sms_reply (
    id          bigint generated always as identity primary key,
    -- what the seal of the text is bound to
    seal_id     uuid        not null default gen_random_uuid(),
    -- who was entered with the number, a row for each; null: nobody
    worker_id   bigint references worker on delete cascade,
    text_enc    text        not null,
    received_at timestamptz not null,
    closed_at   timestamptz,
    closed_by   text
);

create index sms_reply_worker on sms_reply (worker_id);
create index sms_reply_open on sms_reply (id) where closed_at is null;
create index sms_reply_received on sms_reply (received_at);
