-- Written by hand: a row of the queue for each registration that was sent or declined before there was a queue.
INSERT INTO `requests` (`id`, `kind`, `state`, `subject_id`, `program_id`, `vendor_id`, `distributor_id`, `actor_id`, `actor_kind`, `due_on`, `program_name`, `distributor_name`, `company`, `country`, `person`, `email`,
  `product_activation`, `conflicts`, `search`, `asked_at`, `decided_at`, `decider_kind`, `decider_name`)
SELECT 'req_' || substr(r.id, 5), 'registration', CASE r.state WHEN 'under_review' THEN 'pending' WHEN 'declined' THEN 'refused' ELSE r.state END, r.id, r.program_id, p.vendor_id, r.distributor_id,
  CASE WHEN r.state <> 'under_review' THEN NULL WHEN r.distributor_id IS NOT NULL AND json_extract(y.policy, '$.reviewer') = 'distributor' THEN r.distributor_id ELSE p.vendor_id END,
  CASE WHEN r.state <> 'under_review' THEN NULL WHEN r.distributor_id IS NOT NULL AND json_extract(y.policy, '$.reviewer') = 'distributor' THEN 'distributor' ELSE 'vendor' END,
  r.due_on, p.name, d.name, json_extract(r.company, '$.legalName'), r.country, json_extract(r.applicant, '$.givenName') || ' ' || json_extract(r.applicant, '$.familyName'), r.email,
  CASE WHEN r.distributor_id IS NULL OR json_extract(y.policy, '$.productActivation') = 0 THEN 'not_needed' WHEN r.product_active THEN 'active' ELSE 'missing' END,
  r.conflicts, r.search, coalesce(r.submitted_at, r.created_at), r.decided_at,
  CASE WHEN r.decided_at IS NULL OR r.state NOT IN ('approved', 'declined') THEN NULL WHEN r.decided_by IS NULL THEN 'policy' ELSE 'operator' END, (SELECT name FROM operators WHERE id = r.decided_by)
FROM `registrations` r JOIN `programs` p ON p.id = r.program_id LEFT JOIN `organizations` d ON d.id = r.distributor_id
LEFT JOIN `policies` y ON y.program_id = p.id AND y.version = (SELECT max(version) FROM `policies` WHERE program_id = p.id)
WHERE r.state IN ('under_review', 'approved', 'declined') OR r.submitted_at IS NOT NULL;
--> statement-breakpoint
UPDATE `registrations` SET `declined_by` = CASE WHEN `reason` = 'webmail' THEN 'policy' ELSE 'reviewer' END WHERE `state` = 'declined';
--> statement-breakpoint
UPDATE `registrations` SET `confirmed_at` = coalesce(`code_sent_at`, `created_at`) WHERE `state` NOT IN ('draft', 'expired') AND `reason` IS NOT 'webmail';
