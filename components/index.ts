/** The classes, without side effects: importing this does nothing, in a browser and in bare Node. */
export { tagNames, type TagName } from './tags.ts';
export { register } from './core/register.ts';
export { ProviderElement } from './core/provider.ts';
export type { FetchSession, SessionToken } from './core/session.ts';
export type { Appearance } from './core/tokens.ts';
export { PorticoError, type LoadErrorKind } from './core/error.ts';
export type { BeforeDetail, LoadErrorDetail } from './core/events.ts';
export { RegistrationFormElement, type BeforeRegisterDetail, type RegisteredDetail } from './registration/registration-form.ts';
export { ReviewQueueElement, type DecidedDetail } from './registration/review-queue.ts';
export { SignInElement } from './operators/sign-in.ts';
export { OrganizationOverviewElement } from './operators/organization-overview.ts';
