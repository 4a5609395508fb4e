-- Offices of the city and its districts in other provinces, and what they report (渝人社办〔2022〕107号, annex 2). Figures and short
-- texts on a whole office, nothing of a person.
create table outside_office (
    id         bigint generated always as identity primary key,
    name       text        not null,
    -- district that keeps it; null: the city
    area_code  text,
    -- province or city that it looks after, as the ledger's column 8 names it
    region     text        not null,
    -- every Wednesday, else on the last day of the month
    weekly     boolean     not null,
    created_at timestamptz not null
);

create table outside_report (
    id              bigint generated always as identity primary key,
    office_id       bigint      not null references outside_office on delete cascade,
    due_on          date        not null,
    workers         integer     not null,
    at_work         integer     not null,
    unemployed      integer     not null,
    mass_return     boolean     not null,
    care            text,
    employment_help text,
    reported_at     timestamptz not null,
    reported_by     text        not null,
    version         integer     not null,
    unique (office_id, due_on),
    check (at_work + unemployed <= workers)
);
