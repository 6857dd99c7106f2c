CREATE TABLE `typeControls` (
	`operationType` integer PRIMARY KEY NOT NULL,
	`heldOn` integer,
	`heldBy` text,
	`reason` text,
	`byBreaker` integer NOT NULL,
	`paceOn` real,
	`failedOn` text NOT NULL
);
--> statement-breakpoint
DROP INDEX `operations_claimable`;--> statement-breakpoint
ALTER TABLE `operations` ADD `concurrencyKey` text;--> statement-breakpoint
ALTER TABLE `operations` ADD `concurrencyLimit` integer;--> statement-breakpoint
ALTER TABLE `operations` ADD `keyBlocked` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX `operations_lane` ON `operations` (`concurrencyKey`,`concurrencyLimit`,`operationType`,`keyBlocked`,"priority" DESC,`seq`) WHERE "concurrencyKey" IS NOT NULL AND "statusCode" = 0 AND "behind" = 0;--> statement-breakpoint
CREATE INDEX `operations_lockedOfKey` ON `operations` (`concurrencyKey`,`seq`,`statusCode`) WHERE "concurrencyKey" IS NOT NULL AND "statusCode" >= 20 AND "statusCode" < 30;--> statement-breakpoint
CREATE INDEX `operations_claimable` ON `operations` (`operationType`,"priority" DESC,`seq`) WHERE "statusCode" = 0 AND "behind" = 0 AND "keyBlocked" = 0;--> statement-breakpoint
ALTER TABLE `series` ADD `concurrencyKey` text;--> statement-breakpoint
ALTER TABLE `series` ADD `concurrencyLimit` integer;