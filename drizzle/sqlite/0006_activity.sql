CREATE TABLE `activity` (
	`minute` integer PRIMARY KEY NOT NULL,
	`created` integer NOT NULL,
	`succeeded` integer NOT NULL,
	`failed` integer NOT NULL,
	`canceled` integer NOT NULL
);
