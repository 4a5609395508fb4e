-- Campaigns (春风行动 and its like) and what streets and towns report of them. Figures only, nothing of a person.
create table campaign (
    id            bigint generated always as identity primary key,
    name          text        not null,
    -- district that keeps it; null: the whole city
    area_code     text,
    starts_on     date        not null,
    ends_on       date        not null,
    created_at    timestamptz not null,
    check (ends_on >= starts_on)
);

-- One row a street or town: columns 1 to 21 of the form as they were typed, null where nothing was said.
create table campaign_street (
    id          bigint generated always as identity primary key,
    campaign_id bigint      not null references campaign on delete cascade,
    street_code text        not null,
    figures     integer[]   not null check (cardinality(figures) = 21),
    typed_at    timestamptz not null,
    typed_by    text        not null,
    version     integer     not null,
    unique (campaign_id, street_code)
);
