-- A list of two to four kilobytes stays in its row as it is: compressing one in eight cost more than the room is worth.
alter table pick_list set (toast_tuple_target = 8160);
