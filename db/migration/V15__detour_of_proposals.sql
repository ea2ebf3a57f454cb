-- A place for equipment is judged by the detour it makes between offer and need.
ALTER TABLE proposal RENAME COLUMN mean_distance_m TO mean_detour_m;
ALTER VIEW visible.proposal RENAME COLUMN mean_distance_m TO mean_detour_m;
