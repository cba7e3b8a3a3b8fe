/** Applicants, reviewers, admins, vendor and clock in any order: the portal answers and writes what the model of rules.md says. */
import { test } from 'vitest';
import { begun } from './opening.ts';
import { holds, seed, timeout } from './runs.ts';

test(`REG-2 to REG-13: from the first address to the decision (seed ${seed})`, { timeout }, () => holds(begun, {}));
