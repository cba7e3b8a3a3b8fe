import type { MailProvider } from '../../../schema/mail.ts';
import { postmark } from './postmark.ts';
import type { Provider } from './provider.ts';
import { resend } from './resend.ts';
import { sendgrid } from './sendgrid.ts';

export const providers: Readonly<Record<MailProvider, Provider>> = { postmark, resend, sendgrid };
export const providerOf = (name: string | undefined): Provider | undefined => (name !== undefined && Object.hasOwn(providers, name) ? providers[name as MailProvider] : undefined);
