-- Of what was sent and refused in part, which entries were refused: these alone are written when it is taken again. Their
-- places in what was sent, joined by commas; NULL of what was kept before this was noted. And when events were replayed,
-- by source: what was written then was told earlier.

-- migrate:up

ALTER TABLE source_event_bodies ADD COLUMN refused_entries MEDIUMTEXT CHARACTER SET ascii COLLATE ascii_bin NULL;
ALTER TABLE source_events ADD KEY by_replay (source_id, replay_time_us);

-- migrate:down

-- Forward only: restore a backup instead.
