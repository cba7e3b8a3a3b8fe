/** The classes, without side effects: importing this does nothing, in a browser and in bare Node. */
export { tagNames, type TagName } from './tags.ts';
export { register } from './core/register.ts';
export { ProviderElement, type SetUp } from './core/provider.ts';
export { publicEvents, type Sink, type Told } from './core/sink.ts';
export type { FetchSession, SessionReason, SessionToken } from './core/session.ts';
export type { Appearance } from './core/tokens.ts';
export type { Glossary } from '../schema/glossary.ts';
export { PorticoError, type LoadErrorKind } from './core/error.ts';
export type { BeforeDetail, LoadErrorDetail, PublicEvent } from './core/events.ts';
export { RegistrationFormElement, type BeforeRegisterDetail, type RegisteredDetail } from './registration/registration-form.ts';
export { type BeforeWithdrawDetail, type ContinueDetail, RegistrationStatusElement, type WithdrawnDetail } from './registration/registration-status.ts';
export type { BeforeDecideDetail } from './requests/desk.ts';
export { ReviewQueueElement, type DecidedDetail, type RequestDecidedDetail } from './requests/review-queue.ts';
export { SignInElement } from './operators/sign-in.ts';
export { type BeforeTransferDetail, OrganizationOverviewElement, type TransferDetail } from './operators/organization-overview.ts';
export { type BeforeEnrollDetail, EnrollmentFormElement, type EnrollmentRequestedDetail } from './enrollment/enrollment-form.ts';
export { ActivityLogElement, type BeforeDownloadDetail, type DownloadedDetail } from './activity/activity-log.ts';
