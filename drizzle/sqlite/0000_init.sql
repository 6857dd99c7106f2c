CREATE TABLE `counters` (
	`operationType` integer NOT NULL,
	`statusCode` integer NOT NULL,
	`count` integer NOT NULL,
	PRIMARY KEY(`operationType`, `statusCode`)
);
--> statement-breakpoint
CREATE TABLE `events` (
	`position` integer PRIMARY KEY NOT NULL,
	`operationSeq` integer NOT NULL,
	`previous` integer,
	`kind` text NOT NULL,
	`occurredOn` integer NOT NULL,
	`fromStatus` integer,
	`toStatus` integer,
	`actor` text NOT NULL,
	`reason` text,
	`operation` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `events_operationSeq` ON `events` (`operationSeq`);--> statement-breakpoint
CREATE TABLE `log` (
	`logId` text PRIMARY KEY NOT NULL
);
--> statement-breakpoint
CREATE TABLE `operations` (
	`seq` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`name` text NOT NULL,
	`nameKey` text NOT NULL,
	`operationType` integer NOT NULL,
	`requestId` text,
	`dependencyToken` text,
	`priority` integer NOT NULL,
	`maxRetries` integer NOT NULL,
	`correlationId` text,
	`regardingObjectId` text,
	`regardingObjectType` text,
	`ownerId` text,
	`createdBy` text NOT NULL,
	`createdOn` integer NOT NULL,
	`statusCode` integer NOT NULL,
	`suspension` text,
	`postponeUntil` integer,
	`startedOn` integer,
	`completedOn` integer,
	`executionMs` integer,
	`retryCount` integer NOT NULL,
	`progress` real,
	`stage` text,
	`errorCode` integer,
	`epoch` integer NOT NULL,
	`hostId` text,
	`leaseMs` integer,
	`expiresOn` integer,
	`heartbeatOn` integer,
	`dataAt` integer,
	`resultAt` integer,
	`messageAt` integer,
	`friendlyMessageAt` integer,
	`version` integer NOT NULL,
	`position` integer NOT NULL,
	`modifiedBy` text NOT NULL,
	`modifiedOn` integer NOT NULL,
	`behind` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `operations_id` ON `operations` (`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `operations_requestId` ON `operations` (`requestId`) WHERE "requestId" IS NOT NULL;--> statement-breakpoint
CREATE INDEX `operations_createdOn` ON `operations` (`createdOn`);--> statement-breakpoint
CREATE INDEX `operations_modifiedOn` ON `operations` (`modifiedOn`);--> statement-breakpoint
CREATE INDEX `operations_nameKey` ON `operations` (`nameKey`);--> statement-breakpoint
CREATE INDEX `operations_statusCode` ON `operations` (`statusCode`,`createdOn`);--> statement-breakpoint
CREATE INDEX `operations_statusCode_modifiedOn` ON `operations` (`statusCode`,`modifiedOn`);--> statement-breakpoint
CREATE INDEX `operations_operationType` ON `operations` (`operationType`,`statusCode`,`createdOn`);--> statement-breakpoint
CREATE INDEX `operations_ownerId` ON `operations` (`ownerId`,`createdOn`) WHERE "ownerId" IS NOT NULL;--> statement-breakpoint
CREATE INDEX `operations_hostId` ON `operations` (`hostId`,`createdOn`) WHERE "hostId" IS NOT NULL;--> statement-breakpoint
CREATE INDEX `operations_correlationId` ON `operations` (`correlationId`,`createdOn`) WHERE "correlationId" IS NOT NULL;--> statement-breakpoint
CREATE INDEX `operations_dependencyToken` ON `operations` (`dependencyToken`,`createdOn`) WHERE "dependencyToken" IS NOT NULL;--> statement-breakpoint
CREATE INDEX `operations_regardingObjectId` ON `operations` (`regardingObjectId`,`createdOn`) WHERE "regardingObjectId" IS NOT NULL;--> statement-breakpoint
CREATE INDEX `operations_completedOn` ON `operations` (`completedOn`) WHERE "completedOn" IS NOT NULL;--> statement-breakpoint
CREATE INDEX `operations_claimable` ON `operations` (`operationType`,"priority" DESC,`seq`) WHERE "statusCode" = 0 AND "behind" = 0;--> statement-breakpoint
CREATE INDEX `operations_firstOfToken` ON `operations` (`dependencyToken`,`seq`) WHERE "dependencyToken" IS NOT NULL AND "statusCode" < 30;--> statement-breakpoint
CREATE INDEX `operations_wake` ON `operations` (`postponeUntil`) WHERE "statusCode" = 10 AND "postponeUntil" IS NOT NULL;--> statement-breakpoint
CREATE INDEX `operations_expire` ON `operations` (`expiresOn`) WHERE "expiresOn" IS NOT NULL;--> statement-breakpoint
CREATE TABLE `payloads` (
	`key` integer PRIMARY KEY NOT NULL,
	`body` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `tombstones` (
	`seq` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `tombstones_id_unique` ON `tombstones` (`id`);