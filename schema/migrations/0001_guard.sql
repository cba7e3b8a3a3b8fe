-- Hand-written: drizzle-kit knows no triggers on views.
-- `INSERT INTO guard(code, holds) SELECT '<code>', <condition>` as a batch's first statement aborts the batch, with the code as its error, unless the condition holds.
CREATE VIEW guard (code, holds) AS SELECT '' AS code, 1 AS holds WHERE 0;
--> statement-breakpoint
CREATE TRIGGER guard_holds INSTEAD OF INSERT ON guard
WHEN NEW.holds IS NOT 1
BEGIN
  SELECT RAISE(ABORT, NEW.code);
END;
