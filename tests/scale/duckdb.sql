-- The same counts twice: from the scorecards, one a line, and from the rollup of them.
CREATE VIEW cards AS
  SELECT * FROM read_json('cards.jsonl', format = 'newline_delimited', sample_size = -1);
CREATE VIEW rollups AS
  SELECT unnest(series) AS s FROM read_json('rollup.jsonl', format = 'newline_delimited', sample_size = -1, maximum_object_size = 67108864);

CREATE VIEW from_cards AS
  SELECT 'whole' AS part, '' AS name, schoolYear AS year, role,
         count(*) AS schools, sum(outcome.earned) AS earned, sum(outcome.applicable) AS applicable
  FROM cards GROUP BY ALL
  UNION ALL BY NAME
  SELECT 'unit' AS part, school.unit AS name, schoolYear AS year, role,
         count(*) AS schools, sum(outcome.earned) AS earned, sum(outcome.applicable) AS applicable
  FROM cards GROUP BY ALL
  UNION ALL BY NAME
  SELECT 'stages' AS part, array_to_string(school.stages, '+') AS name, schoolYear AS year, role,
         count(*) AS schools, sum(outcome.earned) AS earned, sum(outcome.applicable) AS applicable
  FROM cards GROUP BY ALL
  UNION ALL BY NAME
  SELECT 'level' AS part, outcome.level AS name, schoolYear AS year, role, count(*) AS schools
  FROM cards GROUP BY ALL
  UNION ALL BY NAME
  SELECT 'group' AS part, g."group" AS name, schoolYear AS year, role,
         count(*) AS schools, sum(g.outcome.earned) AS earned, sum(g.outcome.applicable) AS applicable
  FROM (SELECT schoolYear, role, unnest(groups) AS g FROM cards) GROUP BY ALL
  UNION ALL BY NAME
  SELECT 'criterion' AS part, c.criterion AS name, schoolYear AS year, role,
         count(*) FILTER (c.state = 'answered') AS schools, sum(c.earned) AS earned,
         coalesce(sum(c.maximum) FILTER (c.state <> 'not-applicable'), 0) AS applicable
  FROM (SELECT schoolYear, role, unnest(criteria) AS c FROM cards) GROUP BY ALL;

CREATE VIEW by_stages AS
  SELECT s.schoolYear AS year, s.role AS role, unnest(s.stages) AS t FROM rollups;
CREATE VIEW from_rollup AS
  SELECT 'whole' AS part, '' AS name, year, role,
         sum(t.whole.schools) AS schools, sum(t.whole.earned) AS earned, sum(t.whole.applicable) AS applicable
  FROM by_stages GROUP BY ALL
  UNION ALL BY NAME
  SELECT 'unit' AS part, u.unit AS name, year, role,
         u.whole.schools AS schools, u.whole.earned AS earned, u.whole.applicable AS applicable
  FROM (SELECT s.schoolYear AS year, s.role AS role, unnest(s.units) AS u FROM rollups)
  UNION ALL BY NAME
  SELECT 'stages' AS part, array_to_string(t.stages, '+') AS name, year, role,
         t.whole.schools AS schools, t.whole.earned AS earned, t.whole.applicable AS applicable
  FROM by_stages
  UNION ALL BY NAME
  SELECT 'level' AS part, l.level AS name, year, role, sum(l.schools) AS schools
  FROM (SELECT year, role, unnest(t.whole.levels) AS l FROM by_stages) GROUP BY ALL HAVING sum(l.schools) > 0
  UNION ALL BY NAME
  SELECT 'group' AS part, g."group" AS name, year, role,
         sum(g.outcomes.schools) AS schools, sum(g.outcomes.earned) AS earned, sum(g.outcomes.applicable) AS applicable
  FROM (SELECT year, role, unnest(t.groups) AS g FROM by_stages) GROUP BY ALL
  UNION ALL BY NAME
  SELECT 'criterion' AS part, c.criterion AS name, year, role,
         sum(c.answered) AS schools, sum(c.earned) AS earned, sum(c.applicable) AS applicable
  FROM (SELECT year, role, unnest(t.criteria) AS c FROM by_stages) GROUP BY ALL;

COPY (SELECT part, name, year, role, schools::BIGINT AS schools, (earned * 4)::BIGINT AS earned, (applicable * 4)::BIGINT AS applicable
      FROM from_cards ORDER BY ALL) TO 'duckdb-cards.csv';
COPY (SELECT part, name, year, role, schools::BIGINT AS schools, (earned * 4)::BIGINT AS earned, (applicable * 4)::BIGINT AS applicable
      FROM from_rollup ORDER BY ALL) TO 'duckdb-rollup.csv';
