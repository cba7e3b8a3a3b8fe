CREATE TABLE `activity_seals` (
	`number` integer PRIMARY KEY NOT NULL,
	`seq` integer NOT NULL,
	`head` text NOT NULL,
	`at` integer NOT NULL,
	`kid` text NOT NULL,
	`signature` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `activity_seals_seq` ON `activity_seals` (`seq`);--> statement-breakpoint
DROP INDEX `operators_email`;--> statement-breakpoint
DROP INDEX `operators_organization`;--> statement-breakpoint
ALTER TABLE `operators` ADD `source` text DEFAULT 'registration' NOT NULL;--> statement-breakpoint
ALTER TABLE `operators` ADD `sort_name` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `operators` ADD `search` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `operators` ADD `rank` integer GENERATED ALWAYS AS ((CASE role WHEN 'super_admin' THEN 3 WHEN 'admin' THEN 2 ELSE 1 END)) VIRTUAL;--> statement-breakpoint
ALTER TABLE `operators` ADD `invited_at` integer;--> statement-breakpoint
ALTER TABLE `operators` ADD `invited_by` text;--> statement-breakpoint
ALTER TABLE `operators` ADD `invitation_expires_at` integer;--> statement-breakpoint
ALTER TABLE `operators` ADD `invitation_link` text;--> statement-breakpoint
ALTER TABLE `operators` ADD `invitation_sequence` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `operators` ADD `lapsed` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `operators` ADD `seen_at` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `operators` ADD `removed_at` integer;--> statement-breakpoint
CREATE INDEX `operators_address` ON `operators` (`email`);--> statement-breakpoint
CREATE INDEX `operators_name` ON `operators` (`organization_id`,`sort_name`,`id`) WHERE state <> 'removed';--> statement-breakpoint
CREATE INDEX `operators_rank` ON `operators` (`organization_id`,`rank`,`sort_name`,`id`) WHERE state <> 'removed';--> statement-breakpoint
CREATE INDEX `operators_seen` ON `operators` (`organization_id`,`seen_at`,`id`) WHERE state <> 'removed';--> statement-breakpoint
CREATE INDEX `operators_added` ON `operators` (`organization_id`,`id`) WHERE state <> 'removed';--> statement-breakpoint
CREATE INDEX `operators_invited` ON `operators` (`invitation_expires_at`) WHERE state = 'invited';--> statement-breakpoint
CREATE UNIQUE INDEX `operators_email` ON `operators` (`email`) WHERE state <> 'removed' AND lapsed = 0;--> statement-breakpoint
CREATE INDEX `operators_organization` ON `operators` (`organization_id`,`state`,`role`);--> statement-breakpoint
-- Hand-written from here to the end of `requests`: its program may be null, which takes a new table. Notes refer to it, so they wait beside it; D1 heeds no pragma within a migration.
CREATE TABLE `request_notes_kept` AS SELECT * FROM `request_notes`;--> statement-breakpoint
DELETE FROM `request_notes`;--> statement-breakpoint
CREATE TABLE `__new_requests` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`state` text NOT NULL,
	`bucket` text GENERATED ALWAYS AS ((CASE state WHEN 'withdrawn' THEN 'closed' WHEN 'expired' THEN 'closed' ELSE state END)) VIRTUAL,
	`subject_id` text NOT NULL,
	`program_id` text,
	`vendor_id` text,
	`distributor_id` text,
	`organization_id` text,
	`actor_id` text,
	`actor_kind` text,
	`due_on` text,
	`deadline_at` integer,
	`program_name` text,
	`distributor_name` text,
	`company` text,
	`country` text,
	`person` text,
	`email` text,
	`product_activation` text DEFAULT 'not_needed' NOT NULL,
	`conflicts` text DEFAULT '[]' NOT NULL,
	`search` text DEFAULT '' NOT NULL,
	`asked_at` integer NOT NULL,
	`decided_at` integer,
	`decider_kind` text,
	`decider_name` text,
	`asker_id` text,
	`help` text,
	`answer` text,
	FOREIGN KEY (`program_id`) REFERENCES `programs`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`vendor_id`) REFERENCES `organizations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`distributor_id`) REFERENCES `organizations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organization_id`) REFERENCES `organizations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`actor_id`) REFERENCES `organizations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`asker_id`) REFERENCES `operators`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
INSERT INTO `__new_requests`("id", "kind", "state", "subject_id", "program_id", "vendor_id", "distributor_id", "organization_id", "actor_id", "actor_kind", "due_on", "deadline_at", "program_name", "distributor_name", "company", "country", "person", "email", "product_activation", "conflicts", "search", "asked_at", "decided_at", "decider_kind", "decider_name") SELECT "id", "kind", "state", "subject_id", "program_id", "vendor_id", "distributor_id", "organization_id", "actor_id", "actor_kind", "due_on", "deadline_at", "program_name", "distributor_name", "company", "country", "person", "email", "product_activation", "conflicts", "search", "asked_at", "decided_at", "decider_kind", "decider_name" FROM `requests`;--> statement-breakpoint
DROP TABLE `requests`;--> statement-breakpoint
ALTER TABLE `__new_requests` RENAME TO `requests`;--> statement-breakpoint
INSERT INTO `request_notes` SELECT * FROM `request_notes_kept`;--> statement-breakpoint
DROP TABLE `request_notes_kept`;--> statement-breakpoint
CREATE UNIQUE INDEX `requests_subject` ON `requests` (`subject_id`);--> statement-breakpoint
CREATE INDEX `requests_vendor` ON `requests` (`vendor_id`,`bucket`,`id`) WHERE vendor_id IS NOT NULL;--> statement-breakpoint
CREATE INDEX `requests_distributor` ON `requests` (`distributor_id`,`bucket`,`id`) WHERE distributor_id IS NOT NULL;--> statement-breakpoint
CREATE INDEX `requests_organization` ON `requests` (`organization_id`,`bucket`,`id`) WHERE organization_id IS NOT NULL;--> statement-breakpoint
CREATE INDEX `requests_actor` ON `requests` (`actor_id`,`id`) WHERE state = 'pending';--> statement-breakpoint
CREATE INDEX `requests_vendor_kind` ON `requests` (`vendor_id`,`kind`,`bucket`,`id`) WHERE kind <> 'registration';--> statement-breakpoint
CREATE INDEX `requests_distributor_kind` ON `requests` (`distributor_id`,`kind`,`bucket`,`id`) WHERE kind <> 'registration';--> statement-breakpoint
CREATE INDEX `requests_asker` ON `requests` (`asker_id`,`id`) WHERE asker_id IS NOT NULL;--> statement-breakpoint
CREATE INDEX `requests_deadline` ON `requests` (`deadline_at`) WHERE state = 'pending' AND deadline_at IS NOT NULL;--> statement-breakpoint
ALTER TABLE `activity` ADD `salt` text;--> statement-breakpoint
ALTER TABLE `activity` ADD `seq` integer;--> statement-breakpoint
ALTER TABLE `activity` ADD `personal_digest` text;--> statement-breakpoint
ALTER TABLE `activity` ADD `digest` text;--> statement-breakpoint
ALTER TABLE `activity` ADD `seal` text;--> statement-breakpoint
CREATE UNIQUE INDEX `activity_seq` ON `activity` (`seq`);--> statement-breakpoint
CREATE INDEX `activity_unsealed` ON `activity` (`seq`) WHERE seal IS NULL;--> statement-breakpoint
CREATE INDEX `activity_actor` ON `activity` (`actor_id`,`id`);--> statement-breakpoint
ALTER TABLE `links` ADD `canceled_at` integer;--> statement-breakpoint
-- Hand-written: what was there gets its place in the order, and a vendor's or distributor's own entries stand in its column too, so that one range holds its whole log.
UPDATE `activity` SET seq = numbered.at FROM (SELECT id, row_number() OVER (ORDER BY id) AS at FROM `activity`) AS numbered WHERE numbered.id = `activity`.id;--> statement-breakpoint
UPDATE `activity` SET vendor_id = organization_id WHERE vendor_id IS NULL AND organization_id IN (SELECT id FROM `organizations` WHERE kind = 'vendor');--> statement-breakpoint
UPDATE `activity` SET distributor_id = organization_id WHERE distributor_id IS NULL AND organization_id IN (SELECT id FROM `organizations` WHERE kind = 'distributor');--> statement-breakpoint
-- Entries hold the name that their operator had then, and personal values a salt.
UPDATE `activity` SET personal = json_set(coalesce(personal, '{}'), '$.actorName', (SELECT nullif(name, '') FROM `operators` WHERE `operators`.id = `activity`.actor_id)) WHERE actor_kind = 'operator';--> statement-breakpoint
UPDATE `activity` SET salt = lower(hex(randomblob(16))) WHERE personal IS NOT NULL;--> statement-breakpoint
UPDATE `operators` SET sort_name = lower(name), search = lower(name || ' ' || email);
