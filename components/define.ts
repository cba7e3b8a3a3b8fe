/** Defines every tag at once, for pages that bundle the SDK themselves or use it inside a shadow root. Where there is no page, as in Node, it does nothing. */
import { register } from './core/register.ts';
import { ActivityLogElement, AdminCheckElement, EnrollmentFormElement, HealthCardElement, MySessionsElement, OperatorManagerElement, OrganizationOverviewElement, ProviderElement, RegistrationFormElement, RegistrationStatusElement, ReviewQueueElement, SignInElement } from './index.ts';
import { type TagName, tagNames } from './tags.ts';

const elements: Record<TagName, CustomElementConstructor> = {
  'portico-provider': ProviderElement,
  'portico-registration-form': RegistrationFormElement,
  'portico-review-queue': ReviewQueueElement,
  'portico-sign-in': SignInElement,
  'portico-organization-overview': OrganizationOverviewElement,
  'portico-operator-manager': OperatorManagerElement,
  'portico-admin-check': AdminCheckElement,
  'portico-registration-status': RegistrationStatusElement,
  'portico-enrollment-form': EnrollmentFormElement,
  'portico-activity-log': ActivityLogElement,
  'portico-health-card': HealthCardElement,
  'portico-my-sessions': MySessionsElement,
};
if (globalThis.document) for (const tag of tagNames) register(tag, elements[tag]);
