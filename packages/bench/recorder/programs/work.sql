-- Tables, indexes, joins and transactions. What sqlite.sh and sqlite-wasm.sh run.
CREATE TABLE person (id INTEGER PRIMARY KEY, name TEXT, city INTEGER, born INTEGER);
CREATE TABLE sale (id INTEGER PRIMARY KEY, person INTEGER, amount REAL, note TEXT);
WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3000)
  INSERT INTO person SELECT i, printf('person %d of %s', i, substr('abcdefghij', i % 10, 3)), i * 7919 % 97, 1920 + i * 31 % 90 FROM n;
WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 9000)
  INSERT INTO sale SELECT i, i * 104729 % 3000 + 1, i * 37 % 1000 / 8.0, CASE i % 5 WHEN 0 THEN printf('note %.*c', i % 60, 'x') END FROM n;
CREATE INDEX sale_person ON sale (person, amount);
CREATE INDEX person_city ON person (city, name);
SELECT city, count(*), sum(amount), group_concat(DISTINCT born) FROM person JOIN sale ON sale.person = person.id GROUP BY city ORDER BY 3 DESC LIMIT 5;
CREATE VIEW best AS SELECT person.name, max(amount) AS most FROM person, sale WHERE sale.person = person.id GROUP BY person.id;
SELECT count(*), avg(most) FROM best WHERE name LIKE '%3%';
BEGIN;
UPDATE person SET name = upper(name) || ' ' || city WHERE born % 4 = 0;
DELETE FROM sale WHERE amount < 30 OR note LIKE '%xxxxx';
COMMIT;
CREATE TRIGGER sold AFTER INSERT ON sale BEGIN UPDATE person SET born = born + 1 WHERE id = new.person; END;
INSERT INTO sale (person, amount, note) SELECT id, born / 2.0, name FROM person WHERE city < 40;
SELECT json_group_array(json_object('name', name, 'sales', (SELECT count(*) FROM sale WHERE person = person.id))) IS NOT NULL FROM person;
WITH RECURSIVE chain(id, depth) AS (SELECT 1, 0 UNION SELECT sale.person * 17 % 3000, depth + 1 FROM chain JOIN sale ON sale.id = chain.id WHERE depth < 500)
  SELECT count(*), max(depth) FROM chain;
SELECT name FROM person ORDER BY substr(name, -3), name LIMIT 3;
VACUUM;
PRAGMA integrity_check;
