-- @COUNT@ proposals, as services/policy/store would have written them: each read by everybody, about one of a hundred topics, with three pieces of
-- evidence; every second one was transmitted to one of fifty authorities, every fourth was answered, every eighth became a text.
SET NAMES utf8mb4 COLLATE utf8mb4_bin;
SET @now = 1790000000000000, @hour = 3600000000, unique_checks = 0, foreign_key_checks = 0;

INSERT INTO proposals (id, version, uid, title, problem, topics, proposed_change, natures, target_texts, no_target_text_known, impact_audience, impact_people, impact_hours, impact_euros,
  impact_reasoning, authors, commitments, state, state_time_us, state_reason, state_cause, revision, submitted_revision, is_open, merged_into_id, consultation_id, decision_id, transmission_id, text_id,
  created_at_us, updated_at_us)
SELECT CONCAT('2026-', seq), 5, MD5(seq), CONCAT('Proposition numéro ', seq), REPEAT('Il faut six mois pour commander une journée. ', 20),
  CONCAT('["constraintTopics/sujet-', LPAD(seq MOD 100, 2, '0'), '"]'), REPEAT('Relever le seuil. ', 20), '["REGULATORY"]',
  CONCAT('[{"kind":"CODE","identifier":"Code de la commande publique","article":"R. 2122-8","current_wording":"quarante mille euros","proposed_wording":"', seq, ' euros","authority":""}]'), FALSE,
  'Les équipes', 300, 9000, 0, 'Trente heures par équipe et par an.', CONCAT('["persons/', LPAD(seq MOD 1000, 26, '0'), '"]'), '[]',
  CASE WHEN seq MOD 8 = 0 THEN 'ADOPTED' WHEN seq MOD 4 = 0 THEN 'PARTLY' WHEN seq MOD 2 = 0 THEN 'TRANSMITTED' ELSE 'CONSULTATION' END,
  @now - seq * @hour, 'Dit.', '', 2, 1, TRUE, '', CONCAT('c-', seq), '', IF(seq MOD 2 = 0, CONCAT('t-', seq), ''), IF(seq MOD 8 = 0, CONCAT('x-', seq), ''),
  @now - seq * @hour, @now - seq * @hour
FROM seq_1_to_@COUNT@;

INSERT INTO evidence (proposal_id, number, version, uid, kind, source, part, uri, said, title, note, quotation, sha256, source_version, source_uid, cited_by, cite_time_us, is_open, original_id,
  created_at_us, updated_at_us)
SELECT CONCAT('2026-', p.seq), e.seq, 1, MD5(p.seq * 3 + e.seq), 'CONSTRAINT_COUNT', CONCAT('constraintTopics/sujet-', LPAD(p.seq MOD 100, 2, '0')), '', '', '', CONCAT('Source ', e.seq), '',
  '{"reports":12}', SHA2('{"reports":12}', 256), '1', '', CONCAT('persons/', LPAD(p.seq MOD 1000, 26, '0')), @now, TRUE, '', @now, @now
FROM seq_1_to_@COUNT@ p, seq_1_to_3 e ORDER BY p.seq, e.seq;

INSERT INTO transmissions (id, version, uid, proposal_id, revision, decision_id, authority, authority_uid, receive_date, term, unit, zone, rolls, calendar, silence, legal_basis, suspensions,
  recall_reason, last_day, overdue_from_us, calendar_version, answer_time_us, created_at_us, updated_at_us)
SELECT CONCAT('t-', seq), 1, MD5(seq), CONCAT('2026-', seq), 2, '', CONCAT('organisations/direction-', seq MOD 50), '', '2026-01-05', 2, 'MONTHS', 'Europe/Paris', FALSE, 'metropole', 'NONE',
  'Charte', '[]', '', '2026-03-05', 1772751600000000, 'metropole@1.0', IF(seq MOD 4 = 0, @now, NULL), @now, @now
FROM seq_2_to_@COUNT@_step_2;

INSERT INTO answers (transmission_id, number, version, uid, verdict, reasons, answer_time_us, reference, late, created_at_us, updated_at_us)
SELECT CONCAT('t-', seq), 1, 1, MD5(seq), 'PARTLY', REPEAT('Le seuil, pas la procédure. ', 10), @now, '', TRUE, @now, @now FROM seq_4_to_@COUNT@_step_4;

INSERT INTO texts (id, version, uid, title, kind, reference, publication_date, entry_into_force_date, uri, changes, created_at_us, updated_at_us)
SELECT CONCAT('x-', seq), 1, MD5(seq), CONCAT('Décret numéro ', seq), 'DECREE', CONCAT('JORF n° ', seq), '2026-02-01', '2026-02-02', '', '[]', @now, @now FROM seq_8_to_@COUNT@_step_8;
