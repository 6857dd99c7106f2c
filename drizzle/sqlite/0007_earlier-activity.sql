INSERT INTO "activity" ("minute", "created", "succeeded", "failed", "canceled")
SELECT "occurredOn" / 60000 * 60000 AS "at",
  sum("fromStatus" IS NULL),
  sum("fromStatus" IS NOT NULL AND "toStatus" = 30),
  sum("fromStatus" IS NOT NULL AND "toStatus" = 31),
  sum("fromStatus" IS NOT NULL AND "toStatus" = 32)
FROM "events"
WHERE "position" > (SELECT "floor" FROM "log") AND ("fromStatus" IS NULL OR "toStatus" >= 30)
GROUP BY "at";
