/** Every route of the API; a test holds it equal to schema/api.ts. */
import type { Route } from '../http/route.ts';
import { activityRoutes } from './activity.ts';
import { brandRoutes } from './brands.ts';
import { helpRoutes } from './help.ts';
import { healthRoutes } from './health.ts';
import { mailRoutes } from './mail.ts';
import { operatorRoutes } from './operators.ts';
import { registrationRoutes } from './registration.ts';
import { requestRoutes } from './requests.ts';
import { reviewRoutes } from './review.ts';
import { sessionRoutes } from './sessions.ts';
import { signInRoutes } from './sign-in.ts';
import { teamRoutes } from './team.ts';
import { systemRoutes } from './system.ts';
import { transferRoutes } from './transfers.ts';

export const routes: readonly Route[] = [...systemRoutes, ...healthRoutes, ...mailRoutes, ...registrationRoutes, ...reviewRoutes, ...requestRoutes, ...transferRoutes, ...helpRoutes, ...operatorRoutes, ...signInRoutes, ...sessionRoutes, ...teamRoutes, ...brandRoutes, ...activityRoutes];
