CREATE TABLE `countSnapshots` (
	`position` integer PRIMARY KEY NOT NULL,
	`counts` text NOT NULL
);
