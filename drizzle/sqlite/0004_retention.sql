ALTER TABLE `log` ADD `floor` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX `operations_outlived` ON `operations` (`statusCode`,`completedOn`) WHERE "completedOn" IS NOT NULL;