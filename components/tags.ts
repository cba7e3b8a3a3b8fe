/** Every tag of the SDK: the only list. The loader, define.ts and the tests derive from it, and fail to compile when they miss one. */
export const tagNames = [
  'portico-provider',
  'portico-registration-form',
  'portico-review-queue',
  'portico-sign-in',
  'portico-organization-overview',
  'portico-operator-manager',
  'portico-admin-check',
  'portico-registration-status',
  'portico-enrollment-form',
  'portico-activity-log',
  'portico-health-card',
  'portico-my-sessions',
] as const;
export type TagName = (typeof tagNames)[number];
