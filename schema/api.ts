/** The list of all endpoints: the API's table of contents, and the source of /openapi.json. */
import { activityEndpoints } from './activity.ts';
import { brandEndpoints } from './brand.ts';
import { teamEndpoints } from './team.ts';
import type { Endpoint } from './endpoint.ts';
import { operatorEndpoints } from './operators.ts';
import { healthEndpoints } from './health.ts';
import { mailEndpoints } from './mail.ts';
import { registrationEndpoints } from './registration.ts';
import { helpEndpoints } from './help.ts';
import { requestEndpoints } from './requests.ts';
import { signInEndpoints } from './sign-in.ts';
import { systemEndpoints } from './system.ts';

/** Area → its endpoints. */
export const areas = { system: [...systemEndpoints, ...healthEndpoints], mail: mailEndpoints, registration: registrationEndpoints, requests: [...requestEndpoints, ...helpEndpoints], operators: [...operatorEndpoints, ...signInEndpoints, ...teamEndpoints], brands: brandEndpoints, activity: activityEndpoints } as const;
export const api: readonly Endpoint[] = Object.values(areas).flat() as readonly Endpoint[];
