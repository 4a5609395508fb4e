-- Workers. Columns that end in _enc hold AES-256-GCM ciphertext, those that end in _bidx an HMAC blind index.

create sequence worker_seq increment by 1;

create table worker (
    id                 bigint primary key default nextval('worker_seq'),
    source             text        not null,
    external_id        text        not null,
    name_enc           text,
    phone_enc          text,
    phone_bidx         bytea,
    id_number_enc      text,
    id_number_bidx     bytea,
    birth_date         date        not null,
    birth_date_exact   boolean     not null,
    sex                text check (sex in ('M', 'F')),
    area_code          text        not null,
    town_code          text,
    village_code       text,
    lat                double precision,
    lon                double precision,
    max_distance_km    double precision,
    trades             text[]      not null default '{}',
    certificates       text[]      not null default '{}',
    expected_pay_min   double precision,
    expected_pay_unit  text,
    groups             text[]      not null default '{}',
    families           text[]      not null default '{}',
    excluded_postings  text[]      not null default '{}',
    excluded_employers text[]      not null default '{}',
    -- null: never asked; false: refused or withdrawn, no recommendation is made or sent
    consent            boolean,
    consent_at         timestamptz,
    consent_wording    text,
    returned_at        date,
    return_reason      text,
    content_hash       bytea       not null,
    created_at         timestamptz not null default now(),
    updated_at         timestamptz not null default now(),
    unique (source, external_id)
);

create index worker_area on worker (area_code, id);
create index worker_phone on worker (phone_bidx);
create index worker_id_number on worker (id_number_bidx);
