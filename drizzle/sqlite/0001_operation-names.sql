-- The names of operations by their runs of three characters, so that `nameContains` is answered by an index.
-- `rowid` is the operation's seq; nothing but the index is kept, since the name itself stands in "operations".
CREATE VIRTUAL TABLE "operationNames" USING fts5("nameKey", content='', contentless_delete=1, tokenize='trigram case_sensitive 1');
