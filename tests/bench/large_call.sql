-- A call of the size of large_call.cc that has closed, as services/cohort/store would have written it: 2,000 applications that chose
-- ten of 200 seats each, five complete reviews of each by 60 jurors. Nothing of it is published.
SET NAMES utf8mb4 COLLATE utf8mb4_bin;
SET @since = 1600000000000000, @day = 86400000000, @now = UNIX_TIMESTAMP() * 1000000, group_concat_max_len = 1000000;

INSERT INTO grid_versions (grid_id, number, version, criteria, note, frozen, created_at_us, updated_at_us)
SELECT 'large', 1, 1,
  CONCAT('[', GROUP_CONCAT(JSON_OBJECT('code', CONCAT('C', seq), 'label', CONCAT('Critère ', seq), 'minimum', 1, 'maximum', 4,
    'weight', CONCAT('1/', seq + 2), 'meanings', JSON_ARRAY()) ORDER BY seq), ']'),
  '', TRUE, @since, @since FROM seq_0_to_4;

INSERT INTO calls (id, version, uid, cohort, title, description, kind, open_time_us, close_time_us, time_zone, form, eligibility_rules,
  choices_min, choices_max, pool_offered, grid_version, minimum_complete_reviews, anonymous_screening, results_date, days_to_accept,
  waiting_list_end_date, retention_months, seed_hash, publish_time_us, cancel_time_us, cancel_reason, created_at_us, updated_at_us,
  deleted_at_us, review_end_time_us, screening_close_time_us)
VALUES ('large', 1, UUID(), 'saisons/1', 'Un grand appel', '', 'CANDIDATES', @now - 40 * @day, @now - @day, 'Europe/Paris', '[]', '[]',
  1, 10, FALSE, 'large/1', 3, FALSE, CURRENT_DATE + INTERVAL 30 DAY, 7,
  CURRENT_DATE + INTERVAL 60 DAY, 120, SHA2('germe', 256), @now - 41 * @day, NULL, '', @since, @since,
  NULL, NULL, NULL);
INSERT INTO call_seeds (call_id, seed, drawn_at_us) VALUES ('large', 'germe', @now - 41 * @day);

INSERT INTO seats (id, version, uid, challenge, skill, count, created_at_us, updated_at_us, deleted_at_us)
SELECT CONCAT('large/s', seq), 1, UUID(), CONCAT('defi-', seq), 'developer', 2, @since, @since, NULL FROM seq_0_to_199;

INSERT INTO jurors (id, version, uid, person, display_name, organisation, organisation_uid, seats, created_at_us, updated_at_us,
  deleted_at_us)
SELECT CONCAT('large/j', seq), 1, UUID(), CONCAT('persons/j', seq), CONCAT('Jury ', seq), '', '', '[]', @since, @since, NULL
FROM seq_0_to_59;

INSERT INTO applications (call_id, application_id, version, uid, applicant, state, told_state, answers, choices, pool_consent,
  eligibility_answers, revision, revision_time_us, submit_time_us, withdraw_time_us, decide_time_us, decision_reason,
  told_decide_time_us, publish_time_us, appeal_time_us, openings, created_at_us, updated_at_us)
SELECT 'large', CONCAT('a', a.seq), 1, UUID(), CONCAT('persons/a', a.seq), 'SUBMITTED', 'SUBMITTED', '[]',
  CONCAT('[', GROUP_CONCAT('"large/s', (CRC32(a.seq) + c.seq * 7) % 200, '"' ORDER BY c.seq), ']'), FALSE,
  '[]', 1, @now - 2 * @day, @now - 2 * @day, NULL, NULL, '', NULL, NULL, NULL, '[]', @now - 2 * @day, @now - 2 * @day
FROM seq_0_to_1999 a, seq_0_to_9 c GROUP BY a.seq;

INSERT INTO reviews (id, version, uid, juror, stage, state, marks, abstentions, comment, application_revision, revision, complete,
  submit_time_us, created_at_us, updated_at_us)
SELECT CONCAT('large/a', r.seq DIV 5, '/j', (r.seq DIV 5 + r.seq % 5) % 60), 1, UUID(), CONCAT('large/j', (r.seq DIV 5 + r.seq % 5) % 60),
  'FILE', 'SUBMITTED',
  CONCAT('[', GROUP_CONCAT(JSON_OBJECT('criterion', CONCAT('C', c.seq), 'mark', CRC32(CONCAT(r.seq, '-', c.seq)) % 4 + 1) ORDER BY c.seq), ']'),
  '[]', '', 1, 1, TRUE, @now - @day, @now - @day, @now - @day
FROM seq_0_to_9999 r, seq_0_to_4 c GROUP BY r.seq;
