-- Webhooks that are changed, and what became of each of their messages.

-- Types of events that an endpoint wants; empty: all.
alter table webhook add column events text[] not null default '{}';

create index webhook_delivery_of_endpoint on webhook_delivery (webhook_id, outbox_id desc);
