DROP INDEX `registrations_distributor`;--> statement-breakpoint
DROP INDEX `registrations_program`;--> statement-breakpoint
ALTER TABLE `registrations` DROP COLUMN `conflicts`;--> statement-breakpoint
ALTER TABLE `registrations` DROP COLUMN `product_active`;--> statement-breakpoint
ALTER TABLE `registrations` DROP COLUMN `search`;