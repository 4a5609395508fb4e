-- Runs that meet: one open run per plan, runs for the same workers one after the other, lists asked for by workers.

-- What becomes of a due time that comes while the plan's own run is open.
alter table plan add column overlap text not null default 'WAIT' check (overlap in ('WAIT', 'SKIP'));

alter table run
    -- runs for some of the same workers that were open when this one was made: it begins when they have ended, and gives
    -- no list to whom they gave one
    add column meets          bigint[] not null default '{}',
    -- no other run of the plan may be open; false for the rows of the release before
    add column alone          boolean  not null default false,
    -- the day whose lists, made for workers who asked, the row stands for; null: an ordinary run
    add column on_demand_day  date,
    -- workers left out because they had been given a list since this run was made
    add column workers_served integer  not null default 0;

create unique index run_open_of_plan on run (plan_id) where alone and state in ('PENDING', 'RUNNING');
create index run_on_demand on run (on_demand_day, id) where on_demand_day is not null;

-- STORE, when done: workers of the batch who had been given a list meanwhile
alter table run_task add column lists_served integer not null default 0;
