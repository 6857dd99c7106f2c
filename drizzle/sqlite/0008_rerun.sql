ALTER TABLE `operations` ADD `rerunOf` text;--> statement-breakpoint
CREATE UNIQUE INDEX `operations_rerunOf` ON `operations` (`rerunOf`) WHERE "rerunOf" IS NOT NULL;