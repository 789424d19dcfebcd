-- The points of days @FIRST@ to @LAST@ before the last one: some weeks at a time, so that each lies in few partitions and comes in
-- the order of its keys.
SET @end = 1774958400000000, @day = 86400000000, @told = 1775000000000000, unique_checks = 0;
INSERT INTO points (series_no, time_us, value, revision, withdrawn, received_at_us)
SELECT s.seq, @end - d.seq * @day, 100 + CRC32(CONCAT(s.seq, '.', d.seq)) % 900, 0, FALSE, @told
FROM seq_1_to_50000 s STRAIGHT_JOIN seq_@LAST@_to_@FIRST@_step_1 d;
