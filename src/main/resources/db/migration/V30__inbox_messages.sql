-- Whoever waits for messages is told of them instead of asking again and again. Names up to 200 workers; a batch of more says
-- only that messages came. A payload has room for 8000 bytes.
create function inbox_messages_added() returns trigger language plpgsql as $$
declare
    messages bigint;
    workers text;
begin
    select count(*), string_agg(distinct worker_id::text, ',') into messages, workers from added;
    if messages > 0 then
        perform pg_notify('inbox_message', case when messages <= 200 then workers else '' end);
    end if;
    return null;
end $$;

create trigger inbox_messages_added after insert on inbox_message referencing new table as added
    for each statement execute function inbox_messages_added();
