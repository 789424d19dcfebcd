-- Constraints: what gets in the way, and what of it is published month by month.

-- migrate:up

CREATE TABLE constraint_topics (
  id VARCHAR(190) COLLATE utf8mb4_bin NOT NULL,
  version BIGINT NOT NULL,
  uid VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  title TEXT NOT NULL,
  title_en TEXT NOT NULL,
  description TEXT NOT NULL,
  closed BOOLEAN NOT NULL,
  created_at_us BIGINT NOT NULL,
  updated_at_us BIGINT NOT NULL,
  PRIMARY KEY (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

CREATE TABLE constraints (
  id VARCHAR(190) COLLATE utf8mb4_bin NOT NULL,
  version BIGINT NOT NULL,
  uid VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  topic VARCHAR(420) COLLATE utf8mb4_bin NOT NULL,
  reporter VARCHAR(64) COLLATE utf8mb4_bin NOT NULL,
  project VARCHAR(420) COLLATE utf8mb4_bin NOT NULL,
  project_uid VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  challenge VARCHAR(420) COLLATE utf8mb4_bin NOT NULL,
  challenge_uid VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  cohort VARCHAR(420) COLLATE utf8mb4_bin NOT NULL,
  cohort_uid VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  programme VARCHAR(420) COLLATE utf8mb4_bin NOT NULL,
  severity INT NOT NULL,
  lost_days DOUBLE NULL,
  text TEXT NOT NULL,
  remedy TEXT NOT NULL,
  visibility VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  created_at_us BIGINT NOT NULL,
  updated_at_us BIGINT NOT NULL,
  PRIMARY KEY (id),
  KEY by_topic (topic(190)),
  KEY by_reporter (reporter),
  KEY by_project (project(190)),
  KEY by_cohort (cohort(190))
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

INSERT INTO constraint_topics (id, version, uid, title, title_en, description, closed, created_at_us, updated_at_us) VALUES
  ('procurement', 1, '01KBQ000000000000000000001', 'Commande publique', 'Procurement', 'Acheter, contractualiser, payer un prestataire.', FALSE, 1796428800000000, 1796428800000000),
  ('pay-and-careers', 1, '01KBQ000000000000000000002', 'Rémunération et carrières', 'Pay and careers', 'Grilles, primes, reconnaissance, suite de carrière.', FALSE, 1796428800000000, 1796428800000000),
  ('hiring', 1, '01KBQ000000000000000000003', 'Recrutement', 'Hiring', 'Ouvrir un poste, choisir, faire venir quelqu’un.', FALSE, 1796428800000000, 1796428800000000),
  ('legal-basis', 1, '01KBQ000000000000000000004', 'Base juridique', 'Legal basis', 'Ce que les textes ne permettent pas, ou pas clairement.', FALSE, 1796428800000000, 1796428800000000),
  ('data-access', 1, '01KBQ000000000000000000005', 'Accès aux données', 'Data access', 'Obtenir, croiser, utiliser des données.', FALSE, 1796428800000000, 1796428800000000),
  ('it-and-network', 1, '01KBQ000000000000000000006', 'Informatique et réseau', 'IT and network', 'Postes, droits, outils, hébergement, réseau.', FALSE, 1796428800000000, 1796428800000000),
  ('governance', 1, '01KBQ000000000000000000007', 'Gouvernance', 'Governance', 'Qui décide, qui porte, qui arbitre.', FALSE, 1796428800000000, 1796428800000000),
  ('method-visibility', 1, '01KBQ000000000000000000008', 'Visibilité de la méthode', 'Method visibility', 'Faire comprendre et accepter une autre façon de travailler.', FALSE, 1796428800000000, 1796428800000000),
  ('funding', 1, '01KBQ000000000000000000009', 'Financement', 'Funding', 'Obtenir un budget, le garder, le dépenser.', FALSE, 1796428800000000, 1796428800000000),
  ('other', 1, '01KBQ000000000000000000010', 'Autre', 'Other', 'Ce qui n’entre nulle part ailleurs.', FALSE, 1796428800000000, 1796428800000000);

-- What was published by the end of each month, by topic, once and for all.
CREATE TABLE constraint_figures (
  month_date DATE NOT NULL,
  topic VARCHAR(190) COLLATE utf8mb4_bin NOT NULL,
  reports INT NOT NULL,
  days_lost BIGINT NOT NULL,
  severity_1 INT NOT NULL,
  severity_2 INT NOT NULL,
  severity_3 INT NOT NULL,
  severity_4 INT NOT NULL,
  PRIMARY KEY (month_date, topic)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

-- Which months were published, those of which there was nothing to tell too.
CREATE TABLE constraint_months (
  month_date DATE NOT NULL,
  PRIMARY KEY (month_date)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

-- Which reports have entered; those of people who take theirs back stay counted.
CREATE TABLE constraint_entries (
  constraint_id VARCHAR(190) COLLATE utf8mb4_bin NOT NULL,
  month_date DATE NOT NULL,
  PRIMARY KEY (constraint_id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

-- migrate:down

-- Forward only: restore a backup instead.
