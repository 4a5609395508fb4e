-- The ledger of returnees (渝人社办〔2022〕107号, annex 1). Name and numbers of a person are the worker's.

-- One person's line of one season.
create table ledger_entry (
    id               bigint generated always as identity primary key,
    -- null: the person was erased, and the line stays as a figure
    worker_id        bigint references worker on delete set null,
    -- first day of the season
    season           date        not null,
    area_code        text        not null,
    town_code        text        not null,
    village_code     text        not null,
    -- what was last said of each column, by its number in the form, and when: {"19": {"v": "true", "t": "2026-02-04T..."}}
    said             jsonb       not null,
    other_phones_enc text,
    -- grows with every change, not where the same is said again
    version          integer     not null default 1,
    -- the week in which the entry first stood, by its Wednesday
    entered_week     date        not null,
    created_at       timestamptz not null,
    updated_at       timestamptz not null,
    unique (worker_id, season)
);

create index ledger_entry_village on ledger_entry (village_code, season, id);
create index ledger_entry_town on ledger_entry (town_code, season, id);
create index ledger_entry_area on ledger_entry (area_code, season, id);

-- Columns 13 to 23 as they were at the end of a week: of a week without a row the one before still holds. A change writes the
-- row of the week that is open, so that a week closes by its time alone, whoever is awake.
create table ledger_state (
    entry_id     bigint not null references ledger_entry on delete cascade,
    week         date   not null,
    area_code    text   not null,
    town_code    text   not null,
    village_code text   not null,
    columns      jsonb  not null,
    primary key (entry_id, week)
);

-- Who changed which column of an entry, when and from where. A row without a column says that the entry was made.
create table ledger_change (
    id            bigint generated always as identity primary key,
    entry_id      bigint      not null references ledger_entry on delete cascade,
    version       integer     not null,
    column_number integer,
    old_enc       text,
    new_enc       text,
    changed_at    timestamptz not null,
    -- when it was said, which of an offline record is earlier
    said_at       timestamptz not null,
    changed_by    text        not null,
    reason        text,
    -- of a file: which import, sheet and row
    import_id     text,
    sheet         text,
    sheet_row     integer
);

create index ledger_change_entry on ledger_change (entry_id, id);

-- That a village was heard of in a week: by a change, or by the word that nothing changed.
create table ledger_report (
    village_code text        not null,
    week         date        not null,
    unchanged    boolean     not null,
    reported_at  timestamptz not null,
    reported_by  text        not null,
    primary key (village_code, week)
);

-- What a town or a district said of a village's week; the last row of a level holds.
create table ledger_confirmation (
    id           bigint generated always as identity primary key,
    village_code text        not null,
    week         date        not null,
    level        text        not null check (level in ('TOWN', 'DISTRICT')),
    -- false: returned, with a reason
    confirmed    boolean     not null,
    reason       text,
    -- fingerprint of the village's columns 13 to 23 as they were seen
    seen         text        not null,
    confirmed_at timestamptz not null,
    confirmed_by text        not null
);

create index ledger_confirmation_village on ledger_confirmation (village_code, week, level, id desc);

-- Of an erased person village, season, codes and counts stay: figures of weeks that were reported.
create function ledger_entry_of_nobody() returns trigger language plpgsql as $$
begin
    new.said := new.said - '{4,5,6,7,8,9,10,11,14,15,20,21}'::text[];
    new.other_phones_enc := null;
    update ledger_state set columns = columns - '{14,15,20,21}'::text[] where entry_id = new.id;
    delete from ledger_change where entry_id = new.id;
    return new;
end $$;

create trigger ledger_entry_of_an_erased_worker before update of worker_id on ledger_entry
    for each row when (new.worker_id is null) execute function ledger_entry_of_nobody();
