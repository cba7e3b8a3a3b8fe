CREATE TABLE `enrollment_distributors` (
	`enrollment_id` text NOT NULL,
	`distributor_id` text NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`enrollment_id`, `distributor_id`),
	FOREIGN KEY (`enrollment_id`) REFERENCES `enrollments`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`distributor_id`) REFERENCES `organizations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `enrollment_distributors_distributor` ON `enrollment_distributors` (`distributor_id`);--> statement-breakpoint
CREATE TABLE `enrollments` (
	`id` text PRIMARY KEY NOT NULL,
	`program_id` text NOT NULL,
	`partner_id` text NOT NULL,
	`state` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`program_id`) REFERENCES `programs`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`partner_id`) REFERENCES `organizations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `enrollments_partner` ON `enrollments` (`partner_id`,`program_id`);--> statement-breakpoint
CREATE INDEX `enrollments_program` ON `enrollments` (`program_id`);--> statement-breakpoint
CREATE TABLE `operators` (
	`id` text PRIMARY KEY NOT NULL,
	`organization_id` text NOT NULL,
	`email` text NOT NULL,
	`name` text NOT NULL,
	`role` text NOT NULL,
	`locale` text NOT NULL,
	`state` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`organization_id`) REFERENCES `organizations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `operators_email` ON `operators` (`email`) WHERE state <> 'removed';--> statement-breakpoint
CREATE INDEX `operators_organization` ON `operators` (`organization_id`,`state`);--> statement-breakpoint
CREATE TABLE `organization_domains` (
	`domain` text NOT NULL,
	`organization_id` text NOT NULL,
	PRIMARY KEY(`domain`, `organization_id`),
	FOREIGN KEY (`organization_id`) REFERENCES `organizations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `organization_domains_organization` ON `organization_domains` (`organization_id`);--> statement-breakpoint
CREATE TABLE `organizations` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`name` text NOT NULL,
	`company` text,
	`folded_name` text NOT NULL,
	`country` text NOT NULL,
	`duns` text,
	`brand` text,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `organizations_duns` ON `organizations` (`duns`);--> statement-breakpoint
CREATE INDEX `organizations_name` ON `organizations` (`folded_name`,`country`);--> statement-breakpoint
CREATE TABLE `policies` (
	`program_id` text NOT NULL,
	`version` integer NOT NULL,
	`effective_at` integer NOT NULL,
	`policy` text NOT NULL,
	PRIMARY KEY(`program_id`, `version`),
	FOREIGN KEY (`program_id`) REFERENCES `programs`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `product_activations` (
	`id` text PRIMARY KEY NOT NULL,
	`program_id` text NOT NULL,
	`distributor_id` text NOT NULL,
	`domain` text,
	`registration_id` text,
	`partner_id` text,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`program_id`) REFERENCES `programs`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`distributor_id`) REFERENCES `organizations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`partner_id`) REFERENCES `organizations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `product_activations_registration` ON `product_activations` (`registration_id`);--> statement-breakpoint
CREATE INDEX `product_activations_domain` ON `product_activations` (`program_id`,`distributor_id`,`domain`);--> statement-breakpoint
CREATE TABLE `program_distributors` (
	`program_id` text NOT NULL,
	`distributor_id` text NOT NULL,
	`countries` text NOT NULL,
	PRIMARY KEY(`program_id`, `distributor_id`),
	FOREIGN KEY (`program_id`) REFERENCES `programs`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`distributor_id`) REFERENCES `organizations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `program_distributors_distributor` ON `program_distributors` (`distributor_id`);--> statement-breakpoint
CREATE TABLE `programs` (
	`id` text PRIMARY KEY NOT NULL,
	`vendor_id` text NOT NULL,
	`name` text NOT NULL,
	FOREIGN KEY (`vendor_id`) REFERENCES `organizations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `programs_vendor` ON `programs` (`vendor_id`);--> statement-breakpoint
CREATE TABLE `registrations` (
	`id` text PRIMARY KEY NOT NULL,
	`program_id` text NOT NULL,
	`distributor_id` text,
	`state` text NOT NULL,
	`email` text NOT NULL,
	`domain` text NOT NULL,
	`locale` text NOT NULL,
	`shared_domain` integer DEFAULT false NOT NULL,
	`open_key` text,
	`code_sequence` integer DEFAULT 0 NOT NULL,
	`code_sent_at` integer,
	`code_tries` integer DEFAULT 0 NOT NULL,
	`applicant` text,
	`company` text,
	`folded_name` text,
	`country` text,
	`duns` text,
	`conflicts` text DEFAULT '[]' NOT NULL,
	`product_active` integer DEFAULT false NOT NULL,
	`search` text DEFAULT '' NOT NULL,
	`created_at` integer NOT NULL,
	`submitted_at` integer,
	`due_on` text,
	`decided_at` integer,
	`decided_by` text,
	`reason` text,
	`note` text,
	`reapply` text,
	`reapply_on` text,
	`organization_id` text,
	FOREIGN KEY (`program_id`) REFERENCES `programs`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`distributor_id`) REFERENCES `organizations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organization_id`) REFERENCES `organizations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `registrations_open` ON `registrations` (`open_key`);--> statement-breakpoint
CREATE INDEX `registrations_email` ON `registrations` (`program_id`,`email`,`created_at`);--> statement-breakpoint
CREATE INDEX `registrations_distributor` ON `registrations` (`distributor_id`,`state`,`id`);--> statement-breakpoint
CREATE INDEX `registrations_program` ON `registrations` (`program_id`,`state`,`id`);--> statement-breakpoint
CREATE INDEX `registrations_state` ON `registrations` (`state`,`created_at`);--> statement-breakpoint
CREATE INDEX `registrations_domain` ON `registrations` (`domain`,`state`);--> statement-breakpoint
CREATE INDEX `registrations_duns` ON `registrations` (`duns`);--> statement-breakpoint
CREATE INDEX `registrations_name` ON `registrations` (`folded_name`,`country`);--> statement-breakpoint
CREATE TABLE `activity` (
	`id` text PRIMARY KEY NOT NULL,
	`at` integer NOT NULL,
	`event` text NOT NULL,
	`rule` text NOT NULL,
	`actor_kind` text NOT NULL,
	`actor_id` text,
	`program_id` text,
	`vendor_id` text,
	`distributor_id` text,
	`organization_id` text,
	`subject_id` text NOT NULL,
	`details` text NOT NULL,
	`personal` text
);
--> statement-breakpoint
CREATE INDEX `activity_vendor` ON `activity` (`vendor_id`,`id`);--> statement-breakpoint
CREATE INDEX `activity_distributor` ON `activity` (`distributor_id`,`id`);--> statement-breakpoint
CREATE INDEX `activity_organization` ON `activity` (`organization_id`,`id`);--> statement-breakpoint
CREATE INDEX `activity_subject` ON `activity` (`subject_id`,`id`);--> statement-breakpoint
CREATE TABLE `decisions` (
	`id` text PRIMARY KEY NOT NULL,
	`at` integer NOT NULL,
	`command` text NOT NULL,
	`subject_id` text NOT NULL,
	`program_id` text,
	`policy_version` integer,
	`facts` text NOT NULL,
	`input` text NOT NULL,
	`outcome` text NOT NULL,
	`retain_until` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `decisions_subject` ON `decisions` (`subject_id`);--> statement-breakpoint
CREATE INDEX `decisions_program` ON `decisions` (`program_id`,`at`);--> statement-breakpoint
CREATE TABLE `embed_keys` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`token` text NOT NULL,
	`organization_id` text NOT NULL,
	`program_id` text,
	`distributor_id` text,
	`origins` text NOT NULL,
	`created_at` integer NOT NULL,
	`revoked_at` integer,
	FOREIGN KEY (`organization_id`) REFERENCES `organizations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`program_id`) REFERENCES `programs`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`distributor_id`) REFERENCES `organizations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `embed_keys_token` ON `embed_keys` (`token`);--> statement-breakpoint
CREATE TABLE `idempotency` (
	`id` text PRIMARY KEY NOT NULL,
	`endpoint` text NOT NULL,
	`request_hash` text NOT NULL,
	`status` integer NOT NULL,
	`reply` text NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `idempotency_created` ON `idempotency` (`created_at`);--> statement-breakpoint
CREATE TABLE `links` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`operator_id` text NOT NULL,
	`token_hash` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`used_at` integer,
	`session_id` text,
	FOREIGN KEY (`operator_id`) REFERENCES `operators`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `links_operator` ON `links` (`operator_id`);--> statement-breakpoint
CREATE TABLE `outbox` (
	`id` text PRIMARY KEY NOT NULL,
	`template` text NOT NULL,
	`recipient` text NOT NULL,
	`locale` text NOT NULL,
	`occasion` text NOT NULL,
	`sender_id` text NOT NULL,
	`data` text NOT NULL,
	`state` text NOT NULL,
	`attempts` integer DEFAULT 0 NOT NULL,
	`next_attempt_at` integer NOT NULL,
	`last_error` text,
	`created_at` integer NOT NULL,
	`delivered_at` integer,
	FOREIGN KEY (`sender_id`) REFERENCES `organizations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `outbox_occasion` ON `outbox` (`occasion`,`template`,`recipient`);--> statement-breakpoint
CREATE INDEX `outbox_due` ON `outbox` (`state`,`next_attempt_at`);--> statement-breakpoint
CREATE INDEX `outbox_sender` ON `outbox` (`sender_id`,`id`);--> statement-breakpoint
CREATE INDEX `outbox_sender_state` ON `outbox` (`sender_id`,`state`,`id`);--> statement-breakpoint
CREATE TABLE `sessions` (
	`id` text PRIMARY KEY NOT NULL,
	`operator_id` text NOT NULL,
	`origin` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`ended_at` integer,
	FOREIGN KEY (`operator_id`) REFERENCES `operators`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `sessions_operator` ON `sessions` (`operator_id`);