/** The classes, without side effects: importing this does nothing, in a browser and in bare Node. */
export { tagNames, type TagName } from './tags.ts';
export { register } from './core/register.ts';
export { ProviderElement } from './core/provider.ts';
export type { FetchSession, SessionToken } from './core/session.ts';
export type { Appearance } from './core/tokens.ts';
export { PorticoError, type LoadErrorKind } from './core/error.ts';
export type { BeforeDetail, LoadErrorDetail } from './core/events.ts';
export { RegistrationFormElement, type BeforeRegisterDetail, type RegisteredDetail } from './registration/registration-form.ts';
export { type ContinueDetail, RegistrationStatusElement, type WithdrawnDetail } from './registration/registration-status.ts';
export { ReviewQueueElement, type DecidedDetail, type RequestDecidedDetail } from './requests/review-queue.ts';
export { SignInElement } from './operators/sign-in.ts';
export { OrganizationOverviewElement } from './operators/organization-overview.ts';
export { EnrollmentFormElement, type EnrollmentRequestedDetail } from './enrollment/enrollment-form.ts';
