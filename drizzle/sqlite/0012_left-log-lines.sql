CREATE TABLE `leftLogLines` (
	`operationSeq` integer PRIMARY KEY NOT NULL
);
