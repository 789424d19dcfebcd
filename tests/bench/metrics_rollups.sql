-- What is added up of the first metric of each project.
SET @day = 86400000000, @told = 1775000000000000, unique_checks = 0;
CREATE TEMPORARY TABLE told AS
SELECT s.metric_no, s.project_no, s.series_no, p.time_us, p.value, DATE_ADD('1970-01-01', INTERVAL p.time_us DIV @day DAY) AS day
FROM series s JOIN points p ON p.series_no = s.series_no WHERE s.metric_no = 1;
INSERT INTO rollups (metric_no, grain, bucket, project_no, series_no, points, value_sum, value_min, value_max, value_last, last_time_us, computed_at_us)
SELECT metric_no, 2, day, project_no, series_no, 1, value, value, value, value, time_us, @told FROM told;
INSERT INTO rollups (metric_no, grain, bucket, project_no, series_no, points, value_sum, value_min, value_max, value_last, last_time_us, computed_at_us)
SELECT metric_no, 3, DATE_SUB(day, INTERVAL WEEKDAY(day) DAY), project_no, series_no, COUNT(*), SUM(value), MIN(value), MAX(value),
  CAST(SUBSTRING_INDEX(GROUP_CONCAT(value ORDER BY time_us DESC), ',', 1) AS DOUBLE), MAX(time_us), @told FROM told GROUP BY 1, 2, 3, 4, 5;
INSERT INTO rollups (metric_no, grain, bucket, project_no, series_no, points, value_sum, value_min, value_max, value_last, last_time_us, computed_at_us)
SELECT metric_no, 4, DATE_SUB(day, INTERVAL DAYOFMONTH(day) - 1 DAY), project_no, series_no, COUNT(*), SUM(value), MIN(value), MAX(value),
  CAST(SUBSTRING_INDEX(GROUP_CONCAT(value ORDER BY time_us DESC), ',', 1) AS DOUBLE), MAX(time_us), @told FROM told GROUP BY 1, 2, 3, 4, 5;
DROP TEMPORARY TABLE told;
ANALYZE TABLE series, points, rollups;
