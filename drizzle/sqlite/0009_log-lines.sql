CREATE TABLE `logLines` (
	`operationSeq` integer NOT NULL,
	`number` integer NOT NULL,
	`occurredOn` integer NOT NULL,
	`epoch` integer NOT NULL,
	`ordinal` integer NOT NULL,
	`text` text NOT NULL,
	PRIMARY KEY(`operationSeq`, `number`)
);
