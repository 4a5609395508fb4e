-- The ground a worker does not leave for work (VILLAGE, TOWN, DISTRICT); null where kilometres alone limit it.
alter table worker
    add column work_within text check (work_within in ('VILLAGE', 'TOWN', 'DISTRICT'));
