/** The gallery's pages, in the order of its list. */
import type { GalleryPage } from './page.ts';
import { partPages } from './parts.ts';
import { activityLogPage } from './pages/activity-log.ts';
import { enrollmentFormPage } from './pages/enrollment-form.ts';
import { healthCardPage } from './pages/health-card.ts';
import { adminCheckPage } from './pages/admin-check.ts';
import { mySessionsPage } from './pages/my-sessions.ts';
import { operatorManagerPage } from './pages/operator-manager.ts';
import { organizationOverviewPage } from './pages/organization-overview.ts';
import { providerPage } from './pages/provider.ts';
import { registrationFormPage } from './pages/registration-form.ts';
import { registrationStatusPage } from './pages/registration-status.ts';
import { reviewQueuePage } from './pages/review-queue.ts';
import { signInPage } from './pages/sign-in.ts';

export const pages: readonly GalleryPage[] = [
  registrationFormPage, registrationStatusPage, enrollmentFormPage, reviewQueuePage, signInPage, mySessionsPage, organizationOverviewPage, operatorManagerPage, adminCheckPage, activityLogPage, healthCardPage, providerPage, ...partPages,
];
