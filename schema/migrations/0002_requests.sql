CREATE TABLE `blocks` (
	`id` text PRIMARY KEY NOT NULL,
	`program_id` text NOT NULL,
	`kind` text NOT NULL,
	`key` text NOT NULL,
	`value` text NOT NULL,
	`country` text,
	`reason` text NOT NULL,
	`created_at` integer NOT NULL,
	`created_by` text,
	`lifted_at` integer,
	FOREIGN KEY (`program_id`) REFERENCES `programs`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`created_by`) REFERENCES `operators`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `blocks_active` ON `blocks` (`program_id`,`key`) WHERE lifted_at IS NULL;--> statement-breakpoint
CREATE INDEX `blocks_program` ON `blocks` (`program_id`,`id`);--> statement-breakpoint
CREATE TABLE `company_directory` (
	`duns` text PRIMARY KEY NOT NULL,
	`company` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `request_notes` (
	`id` text PRIMARY KEY NOT NULL,
	`request_id` text NOT NULL,
	`organization_id` text NOT NULL,
	`operator_id` text NOT NULL,
	`text` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`request_id`) REFERENCES `requests`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organization_id`) REFERENCES `organizations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`operator_id`) REFERENCES `operators`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `request_notes_request` ON `request_notes` (`request_id`,`organization_id`,`id`);--> statement-breakpoint
CREATE TABLE `requests` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`state` text NOT NULL,
	`bucket` text GENERATED ALWAYS AS ((CASE state WHEN 'withdrawn' THEN 'closed' WHEN 'expired' THEN 'closed' ELSE state END)) VIRTUAL,
	`subject_id` text NOT NULL,
	`program_id` text NOT NULL,
	`vendor_id` text,
	`distributor_id` text,
	`organization_id` text,
	`actor_id` text,
	`actor_kind` text,
	`due_on` text,
	`deadline_at` integer,
	`program_name` text NOT NULL,
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
	FOREIGN KEY (`program_id`) REFERENCES `programs`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`vendor_id`) REFERENCES `organizations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`distributor_id`) REFERENCES `organizations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organization_id`) REFERENCES `organizations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`actor_id`) REFERENCES `organizations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `requests_subject` ON `requests` (`subject_id`);--> statement-breakpoint
CREATE INDEX `requests_vendor` ON `requests` (`vendor_id`,`bucket`,`id`) WHERE vendor_id IS NOT NULL;--> statement-breakpoint
CREATE INDEX `requests_distributor` ON `requests` (`distributor_id`,`bucket`,`id`) WHERE distributor_id IS NOT NULL;--> statement-breakpoint
CREATE INDEX `requests_organization` ON `requests` (`organization_id`,`bucket`,`id`) WHERE organization_id IS NOT NULL;--> statement-breakpoint
CREATE INDEX `requests_actor` ON `requests` (`actor_id`,`id`) WHERE state = 'pending';--> statement-breakpoint
CREATE INDEX `requests_vendor_kind` ON `requests` (`vendor_id`,`kind`,`bucket`,`id`) WHERE kind <> 'registration';--> statement-breakpoint
CREATE INDEX `requests_distributor_kind` ON `requests` (`distributor_id`,`kind`,`bucket`,`id`) WHERE kind <> 'registration';--> statement-breakpoint
CREATE INDEX `requests_deadline` ON `requests` (`deadline_at`) WHERE state = 'pending' AND deadline_at IS NOT NULL;--> statement-breakpoint
CREATE TABLE `transfers` (
	`id` text PRIMARY KEY NOT NULL,
	`program_id` text NOT NULL,
	`enrollment_id` text NOT NULL,
	`organization_id` text NOT NULL,
	`from_id` text NOT NULL,
	`to_id` text NOT NULL,
	`registration_id` text,
	`state` text NOT NULL,
	`asker_name` text NOT NULL,
	`asker_email` text NOT NULL,
	`created_at` integer NOT NULL,
	`due_on` text NOT NULL,
	`escalated_at` integer,
	`objection` text,
	`objected_at` integer,
	`decided_at` integer,
	`decided_by` text,
	`decision_note` text,
	FOREIGN KEY (`program_id`) REFERENCES `programs`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`enrollment_id`) REFERENCES `enrollments`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organization_id`) REFERENCES `organizations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`from_id`) REFERENCES `organizations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`to_id`) REFERENCES `organizations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`registration_id`) REFERENCES `registrations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `transfers_open` ON `transfers` (`enrollment_id`) WHERE state IN ('requested', 'objected');--> statement-breakpoint
CREATE INDEX `transfers_registration` ON `transfers` (`registration_id`);--> statement-breakpoint
ALTER TABLE `registrations` ADD `kind` text DEFAULT 'company' NOT NULL;--> statement-breakpoint
ALTER TABLE `registrations` ADD `joining_id` text REFERENCES organizations(id);--> statement-breakpoint
ALTER TABLE `registrations` ADD `confirmed_at` integer;--> statement-breakpoint
ALTER TABLE `registrations` ADD `mail_sequence` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `registrations` ADD `mailed_at` integer;--> statement-breakpoint
ALTER TABLE `registrations` ADD `draft` text;--> statement-breakpoint
ALTER TABLE `registrations` ADD `contacts` text;--> statement-breakpoint
ALTER TABLE `registrations` ADD `declined_by` text;