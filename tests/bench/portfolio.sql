-- A fictional portfolio of @COUNT@ projects, as services/portfolio/store would have written it. Even-numbered projects
-- are under investigation, so that they can be advanced; the odd ones are spread over all phases.
-- 8 ministries, 10 directions below each, 2 services below each of those; 20 incubators. A project lacks a follow-up in
-- one case of five, has been silent for 90 days in one of four, is past its time-box in one of four, was heard by no
-- committee for six months in two of five, and has spent too much in one of twenty. Ledgers stand on fixed days; what
-- the attention list looks at, on days before and after today.
SET NAMES utf8mb4 COLLATE utf8mb4_bin;
SET @forever = 9223372036854775807, @open = '9999-12-31', @since = 1600000000000000,
  group_concat_max_len = 1000000;

INSERT INTO organisations (id, version, title, acronym, type, ministerial_domain, parent, description, source_fields,
  created_at_us, updated_at_us, deleted_at_us)
SELECT id, 1, CONCAT('Organisation ', id), '', type, CONCAT('domaine-', m), parent, '', '', @since, @since, NULL
FROM (SELECT CONCAT('ministere-', m.seq) id, m.seq m, 'ministere' type, '' parent FROM seq_1_to_8 m
  UNION ALL SELECT CONCAT('direction-', m.seq, '-', d.seq), m.seq, 'administration', CONCAT('ministere-', m.seq)
    FROM seq_1_to_8 m, seq_1_to_10 d
  UNION ALL SELECT CONCAT('service-', m.seq, '-', d.seq, '-', s.seq), m.seq, 'administration',
    CONCAT('direction-', m.seq, '-', d.seq) FROM seq_1_to_8 m, seq_1_to_10 d, seq_1_to_2 s) tree;

INSERT INTO incubators (id, version, title, summary, description, owner, contact, website_uri, repository_uri, address,
  source_fields, created_at_us, updated_at_us, deleted_at_us, hidden)
SELECT CONCAT('incubateur-', seq), 1, CONCAT('Incubateur ', seq), 'Un incubateur.', '', CONCAT('ministere-', 1 + seq % 8),
  CONCAT('contact-', seq, '@incubateur.example'), '', '', '', '', @since, @since, NULL, FALSE FROM seq_1_to_20;

-- The ledgers: which phase comes in which place.
CREATE TEMPORARY TABLE journeys (journey INT, number INT, phase VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin,
  last BOOLEAN, PRIMARY KEY (journey, number));
INSERT INTO journeys VALUES
  (0, 1, 'INVESTIGATION', 1),
  (1, 1, 'INVESTIGATION', 0), (1, 2, 'CONSTRUCTION', 1),
  (2, 1, 'INVESTIGATION', 0), (2, 2, 'CONSTRUCTION', 0), (2, 3, 'SCALING', 1),
  (3, 1, 'INVESTIGATION', 0), (3, 2, 'CONSTRUCTION', 0), (3, 3, 'SCALING', 0), (3, 4, 'CONSOLIDATION', 1),
  (4, 1, 'INVESTIGATION', 0), (4, 2, 'CONSTRUCTION', 0), (4, 3, 'SCALING', 0), (4, 4, 'CONSOLIDATION', 0),
  (4, 5, 'OPERATED', 1),
  (5, 1, 'INVESTIGATION', 0), (5, 2, 'CONSTRUCTION', 0), (5, 3, 'SCALING', 0), (5, 4, 'TRANSFERRED', 1),
  (6, 1, 'INVESTIGATION', 0), (6, 2, 'CONSTRUCTION', 0), (6, 3, 'STOPPED', 1),
  (7, 1, 'INVESTIGATION', 0), (7, 2, 'INCONCLUSIVE', 1);

-- Who is who: everything that the rows below derive from.
CREATE TEMPORARY TABLE seeds AS
SELECT CONCAT('projet-', LPAD(seq, 6, '0')) id, seq n, @since + seq * 1000 at,
  IF(seq % 2 = 0, 0, ELT(1 + CRC32(seq) % 10, 1, 1, 1, 2, 3, 4, 5, 6, 6, 7)) + 0 journey,
  CAST('2018-01-01' AS DATE) + INTERVAL CRC32(seq) % 2000 DAY starts,
  1 + CRC32(CONCAT('m', seq)) % 8 m, 1 + CRC32(CONCAT('d', seq)) % 10 d, 1 + CRC32(CONCAT('s', seq)) % 2 s,
  1 + CRC32(CONCAT('i', seq)) % 20 incubator, CRC32(CONCAT('t', seq)) % 12 theme, CRC32(CONCAT('u', seq)) % 6 user_type,
  CRC32(CONCAT('x', seq)) % 15 technology, CRC32(CONCAT('f', seq)) % 5 = 0 alone,
  CURDATE() - INTERVAL IF(CRC32(CONCAT('q', seq)) % 4 = 0, 100 + CRC32(seq) % 300, CRC32(seq) % 85) DAY last_sign,
  CURDATE() - INTERVAL 100 DAY + INTERVAL CRC32(CONCAT('b', seq)) % 400 DAY time_box_end,
  CRC32(CONCAT('o', seq)) % 20 = 0 over_budget, CRC32(CONCAT('c', seq)) % GREATEST(8, @COUNT@ DIV 25) session
FROM seq_1_to_@COUNT@;
ALTER TABLE seeds ADD PRIMARY KEY (id);

INSERT INTO projects (id, version, uid, kind, title, mission, description, primary_incubator, budget_allocated_cents,
  budget_spent_cents, time_box_start, time_box_end, document, created_at_us, updated_at_us, deleted_at_us)
SELECT id, 1, CONCAT('00000000-0000-4000-8000-', LPAD(n, 12, '0')), 'STATE_STARTUP', CONCAT('Projet numéro ', n),
  CONCAT('Aider les agents du service ', m, '-', d, '-', s, ' à répondre plus vite à ceux qui leur écrivent.'),
  REPEAT('## Le problème\n\nLes demandes arrivent par courrier et se perdent entre deux bureaux.\n\n', 15),
  CONCAT('incubateur-', incubator), 10000000 + n * 100, 5000000, starts, time_box_end,
  CONCAT('{"sponsors":["service-', m, '-', d, '-', s, '"],"themes":["Thème ', theme, '","Thème ', (theme + 5) % 12,
    '"],"user_types":["public ', user_type, '"],"technologies":["langage ', technology, '","langage ',
    (technology + 7) % 15, '"],"links.product_uri":"https://', id, '.example","links.repository_uri":"https://forge.example/',
    id, '","links.statistics_uri":"https://', id, '.example/stats","links.impact_uri":"https://', id,
    '.example/impact","contact":"contact@', id, '.example",',
    IF(alone, '', '"programme_contact":"suivi@incubateur.example",'), '"problem_statement":"Les demandes se perdent.",',
    '"intrapreneur":"Une agente du service","standards.accessibility_status":2,"standards.risk_analysis_done":true,',
    '"standards.statistics_published":true,"outcome.reason":"Le besoin était ailleurs.",',
    '"outcome.lessons":"Écouter les agents d’abord."}'),
  at, at, NULL
FROM seeds;

INSERT INTO project_history (id, known_from_us, known_to_us, version, kind, title, mission, description,
  primary_incubator, budget_allocated_cents, budget_spent_cents, time_box_start, time_box_end, document, created_at_us,
  updated_at_us, deleted_at_us)
SELECT id, created_at_us, @forever, version, kind, title, mission, description, primary_incubator,
  budget_allocated_cents, budget_spent_cents, time_box_start, time_box_end, document, created_at_us, updated_at_us, NULL
FROM projects;

INSERT INTO project_terms
SELECT 'incubator', CONCAT('incubateur-', incubator), id, at, @forever FROM seeds
UNION ALL SELECT 'sponsor', CONCAT_WS('-', 'service', m, d, s), id, at, @forever FROM seeds
UNION ALL SELECT 'ministry', CONCAT_WS('-', 'service', m, d, s), id, at, @forever FROM seeds
UNION ALL SELECT 'ministry', CONCAT_WS('-', 'direction', m, d), id, at, @forever FROM seeds
UNION ALL SELECT 'ministry', CONCAT_WS('-', 'ministere', m), id, at, @forever FROM seeds
UNION ALL SELECT 'root', CONCAT_WS('-', 'ministere', m), id, at, @forever FROM seeds
UNION ALL SELECT 'domain', CONCAT_WS('-', 'domaine', m), id, at, @forever FROM seeds
UNION ALL SELECT 'theme', CONCAT('Thème ', theme), id, at, @forever FROM seeds
UNION ALL SELECT 'theme', CONCAT('Thème ', (theme + 5) % 12), id, at, @forever FROM seeds
UNION ALL SELECT 'user_type', CONCAT('public ', user_type), id, at, @forever FROM seeds
UNION ALL SELECT 'technology', CONCAT('langage ', technology), id, at, @forever FROM seeds
UNION ALL SELECT 'technology', CONCAT('langage ', (technology + 7) % 15), id, at, @forever FROM seeds;

INSERT INTO phase_records
SELECT id, number, number, phase, starts + INTERVAL (number - 1) * 200 DAY, NULL, '', '', '', '', '', '', 0, 'bench', at,
  NULL, NULL, ''
FROM seeds JOIN journeys USING (journey);

INSERT INTO phase_spans
SELECT id, starts + INTERVAL (number - 1) * 200 DAY, at, @forever, IF(last, @open, starts + INTERVAL number * 200 DAY),
  starts + INTERVAL (number - 1) * 200 DAY, phase, 0, number
FROM seeds JOIN journeys USING (journey);

INSERT INTO lessons
SELECT id, title, 'Le besoin était ailleurs.', 'Écouter les agents d’abord.', FALSE, updated_at_us FROM projects;

-- Two events of a project under investigation, five of another.
INSERT INTO project_events
SELECT id, k.seq, 1, ELT(1 + (n + k.seq) % 4, 'delivery', 'product_launch', 'deployment', 'other'),
  last_sign - INTERVAL (k.seq - 1) * 70 DAY, 'Une étape.', '', '', at, at, NULL
FROM seeds JOIN seq_1_to_5 k ON k.seq <= IF(n % 2 = 0, 2, 5);

-- A funding line, and a second one once in construction; two spending entries, six then.
INSERT INTO project_entries
SELECT id, 'fundingLines', k.seq, CONCAT('{"phase":"', ELT(k.seq, 'INVESTIGATION', 'CONSTRUCTION'),
    '","funding_source":"Incubateur","amount":', 6000000 * k.seq, ',"date":"', starts + INTERVAL (k.seq - 1) * 200 DAY,
    '","note":"Pour la phase."}'), starts + INTERVAL (k.seq - 1) * 200 DAY, 6000000 * k.seq, '', 'bench', at, NULL, NULL, ''
FROM seeds JOIN seq_1_to_2 k ON k.seq <= IF(journey = 0, 1, 2);
INSERT INTO project_entries
SELECT id, 'spendingEntries', k.seq, CONCAT('{"date":"', starts + INTERVAL k.seq * 40 DAY, '","amount":', cents,
    ',"category":1,"supplier_type":2,"note":"Facture ', k.seq, '"}'), starts + INTERVAL k.seq * 40 DAY, cents, '', 'bench',
  at, NULL, NULL, ''
FROM (SELECT *, IF(over_budget, 4000000, 1500000) cents FROM seeds) seeds
  JOIN seq_1_to_6 k ON k.seq <= IF(journey = 0, 2, 6);

-- An extension of the time-box in five, a proof in two, a waiver in fifty.
INSERT INTO project_entries
SELECT id, 'timeBoxExtensions', 1, CONCAT('{"end_date":"', time_box_end,
    '","granted_by":"Le comité","reason":"Un partenaire est en retard."}'), NULL, NULL, '', 'bench', at, NULL, NULL, ''
FROM seeds WHERE n % 5 = 0
UNION ALL SELECT id, 'evidence', 1, CONCAT('{"phase":"SCALING","code":"RISK_ANALYSIS","uri":"https://', id,
    '.example/risques","note":"Revue avec la sécurité."}'), NULL, NULL, '', 'bench', at, NULL, NULL, ''
FROM seeds WHERE n % 2 = 1
UNION ALL SELECT id, 'waivers', 1, '{"phase":"SCALING","code":"STATISTICS","reason":"Le site ouvre le mois prochain."}',
  NULL, NULL, '', 'bench', at, NULL, NULL, ''
FROM seeds WHERE n % 50 = 1;

-- Each project has been heard once, 25 a session; those of every hundredth session are heard again within the next 14
-- days, ten a session at most.
INSERT INTO hearings
SELECT CONCAT('seance-', LPAD(session, 5, '0')), n, id, IF(journey = 0, 'POSTPONE', 'GO'),
  IF(journey = 0, NULL, 'CONSTRUCTION'),
  IF(n % 10 = 0, CURDATE() - INTERVAL 60 DAY + INTERVAL CRC32(id) % 200 DAY, NULL), IF(journey = 0, NULL, 2), NULL, CONCAT('{"project":"', id, '","summary":"Un point d’étape.","decision":',
    IF(journey = 0, '"POSTPONE"', '"GO","phase":"CONSTRUCTION"'), ',"conditions":"Mesurer l’impact."}')
FROM seeds;
INSERT INTO hearings
SELECT CONCAT('prochaine-', LPAD(session, 5, '0')), place, id, 'GO', NULL, NULL, NULL, NULL,
  CONCAT('{"project":"', id, '","decision":"GO"}')
FROM (SELECT *, ROW_NUMBER() OVER (PARTITION BY session ORDER BY id) place FROM seeds WHERE session % 100 = 0) chosen
WHERE place <= 10;

ANALYZE TABLE incubators, projects, project_history, project_terms, phase_records, phase_spans, project_events,
  project_entries, hearings;

-- Two sessions of five lie more than six months back. Last, as the mark that all is there.
INSERT INTO committees
SELECT id, 1, incubator, date, state, '', CONCAT('{"title":"Comité ', session, '","incubator":"', incubator,
    '","date":"', date, '","state":"', state, '","members":[{"display_name":"Une directrice","title":"Directrice"}],',
    '"hearings":[', agenda, ']}'), @since, @since
FROM (SELECT committee_id id, session, CONCAT('incubateur-', 1 + session % 20) incubator, agenda,
    IF(planned, CURDATE() + INTERVAL CRC32(session) % 15 DAY,
      CURDATE() - INTERVAL IF(session % 5 < 2, 190 + CRC32(session) % 500, 1 + CRC32(session) % 170) DAY) date,
    IF(planned, 'PLANNED', 'HELD') state
  FROM (SELECT committee_id, CAST(SUBSTRING_INDEX(committee_id, '-', -1) AS UNSIGNED) session,
      committee_id LIKE 'prochaine-%' planned, GROUP_CONCAT(document ORDER BY position) agenda
    FROM hearings GROUP BY committee_id) sessions) dated;
ANALYZE TABLE organisations, committees;
