-- The counters at every thousandth event of a log that was begun before they were kept, so that counting at any
-- position of it reads no more than at later ones.
INSERT INTO "countSnapshots" ("position", "counts")
WITH RECURSIVE "thousands" ("thousand") AS (
  SELECT 1 WHERE (SELECT max("position") FROM "events") >= 1000
  UNION ALL
  SELECT "thousand" + 1 FROM "thousands" WHERE ("thousand" + 1) * 1000 <= (SELECT max("position") FROM "events")
),
"moves" AS (
  SELECT
    ("position" + 999) / 1000 AS "thousand",
    json_extract("operation", '$.operationType') AS "operationType",
    CASE "delta" WHEN 1 THEN "toStatus" ELSE "fromStatus" END AS "statusCode",
    "delta"
  FROM "events" CROSS JOIN (SELECT 1 AS "delta" UNION ALL SELECT -1)
  WHERE "fromStatus" IS NOT "toStatus"
),
"changes" AS (
  SELECT "thousand", "operationType", "statusCode", sum("delta") AS "change"
  FROM "moves" WHERE "statusCode" IS NOT NULL GROUP BY 1, 2, 3
),
"counted" AS (
  SELECT
    "thousand", "operationType", "statusCode",
    sum(coalesce("change", 0)) OVER (PARTITION BY "operationType", "statusCode" ORDER BY "thousand") AS "count"
  FROM "thousands"
  CROSS JOIN (SELECT DISTINCT "operationType", "statusCode" FROM "changes")
  LEFT JOIN "changes" USING ("thousand", "operationType", "statusCode")
)
SELECT
  "thousand" * 1000,
  json_group_array(json_array("operationType", "statusCode", "count")) FILTER (WHERE "count" > 0)
FROM "counted" GROUP BY "thousand";
