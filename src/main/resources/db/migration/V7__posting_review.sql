-- What an officer decided of an advert that looks like a fraud. The verdict stands on the posting, where the change feed
-- sees it; who decided what and why stays in a table that nobody alters.

alter table posting add column review text check (review in ('CLEARED', 'CONFIRMED'));

create table posting_review (
    id          bigint generated always as identity primary key,
    posting_id  bigint      not null references posting (id) on delete cascade,
    verdict     text        not null check (verdict in ('CLEARED', 'CONFIRMED', 'OPEN')),
    note        text,
    decided_by  text        not null,
    decided_at  timestamptz not null
);

create index posting_review_posting on posting_review (posting_id, id desc);

create function posting_review_is_final() returns trigger language plpgsql as $$
begin
    raise exception 'posting_review is append-only';
end $$;

create trigger posting_review_append_only before update on posting_review
    for each row execute function posting_review_is_final();

-- A decision was made of a text: where the source changes it, it is to be made anew.
create function posting_text_changed() returns trigger language plpgsql as $$
begin
    if new.title is distinct from old.title or new.description is distinct from old.description then
        new.review := null;
    end if;
    return new;
end $$;

create trigger posting_review_of_its_text before update of title, description on posting
    for each row execute function posting_text_changed();
