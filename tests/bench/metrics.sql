-- What 1,000 teams tell of 50 metrics a day, for @DAYS@ days up to 31 March 2026, as services/metrics/store would have written it:
-- the series, and their points at noon. Series and metrics are numbered so that whoever measures can name them (metrics_cases.cc). What is
-- added up of them is there for the first metric alone, by days, weeks and months.
SET NAMES utf8mb4 COLLATE utf8mb4_bin;
SET @end = 1774958400000000, @day = 86400000000, @told = 1775000000000000, unique_checks = 0, foreign_key_checks = 0;

INSERT INTO project_numbers (project_no, project) SELECT seq, CONCAT('projet-', LPAD(seq, 6, '0')) FROM seq_1_to_1000;
INSERT INTO metric_numbers (metric_no, metric) SELECT seq, CONCAT('mesure_', LPAD(seq, 2, '0')) FROM seq_1_to_50;
INSERT INTO series (id, series_no, project_no, metric_no, metric, dimensions, dimensions_key, source, created_at_us)
SELECT CONCAT('projet-', LPAD(p.seq, 6, '0'), '/S', LPAD(m.seq, 2, '0')), (p.seq - 1) * 50 + m.seq, p.seq, m.seq, CONCAT('mesure_', LPAD(m.seq, 2, '0')),
  '', UNHEX(SHA2('', 256)), 'releve', @told FROM seq_1_to_1000 p, seq_1_to_50 m ORDER BY p.seq, m.seq;
INSERT INTO series_times (series_no, first_time_us, last_time_us, received_at_us)
SELECT series_no, @end - (@DAYS@ - 1) * @day, @end, @told FROM series ORDER BY series_no;
