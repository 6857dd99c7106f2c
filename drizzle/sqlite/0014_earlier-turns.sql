UPDATE "operations" SET "turn" = "seq"
WHERE "statusCode" < 30 AND ("dependencyToken" IS NOT NULL OR "concurrencyKey" IS NOT NULL);
