CREATE TABLE `series` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`operationType` integer NOT NULL,
	`data` text,
	`dependencyToken` text,
	`priority` integer NOT NULL,
	`maxRetries` integer NOT NULL,
	`correlationId` text,
	`regardingObjectId` text,
	`regardingObjectType` text,
	`ownerId` text,
	`recurrencePattern` text NOT NULL,
	`recurrenceStartTime` integer NOT NULL,
	`recurrenceTimeZone` text NOT NULL,
	`missedOccurrences` text NOT NULL,
	`status` text NOT NULL,
	`nextOn` integer,
	`lastOn` integer NOT NULL,
	`occurrenceCount` integer NOT NULL,
	`caughtUp` integer NOT NULL,
	`version` integer NOT NULL,
	`createdBy` text NOT NULL,
	`createdOn` integer NOT NULL,
	`modifiedBy` text NOT NULL,
	`modifiedOn` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `series_nextOn` ON `series` (`nextOn`) WHERE "nextOn" IS NOT NULL;--> statement-breakpoint
CREATE INDEX `series_status` ON `series` (`status`,`id`);--> statement-breakpoint
ALTER TABLE `operations` ADD `seriesId` text;--> statement-breakpoint
ALTER TABLE `operations` ADD `occurrenceOn` integer;--> statement-breakpoint
ALTER TABLE `operations` ADD `recurrencePattern` text;--> statement-breakpoint
ALTER TABLE `operations` ADD `recurrenceStartTime` integer;--> statement-breakpoint
CREATE UNIQUE INDEX `operations_occurrence` ON `operations` (`seriesId`,`occurrenceOn`) WHERE "seriesId" IS NOT NULL;