/** Sends a rendered e-mail. */
export interface Mail {
  /** The outbox row's id: the same on every try, so that a receiver can tell a repeat. */
  readonly id: string;
  readonly to: string;
  readonly from: { readonly name: string; readonly email: string };
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  /** Besides `X-Portico-Id`. */
  readonly headers?: Readonly<Record<string, string>>;
}
export interface Mailer {
  /** Answers the id that the provider gave it, where it gives one. Throws RecipientRefused where no further try can help, and any other error where one may. */
  send(mail: Mail): Promise<string | void>;
}

/** The provider takes nothing for this recipient, now or later: it has bounced or complained there before, or is no mailbox. */
export class RecipientRefused extends Error {
  override readonly name = 'RecipientRefused';
  readonly reason: 'bounce' | 'complaint';
  /** The provider's word for it. */
  readonly code: string;
  constructor(reason: 'bounce' | 'complaint', code: string) {
    super('recipient refused');
    this.reason = reason;
    this.code = code;
  }
}

export const headersOf = ({ id, headers }: Mail): Readonly<Record<string, string>> => ({ 'X-Portico-Id': id, ...headers });

/** Sends through the platform's `send_email` binding, which takes no idempotency key: the id travels in a header. */
export const sendEmailMailer = (binding: SendEmail): Mailer => ({
  async send(mail) {
    const { to, from, subject, html, text } = mail;
    try {
      // In local runs it answers nothing.
      return ((await binding.send({ to, from, subject, html, text, headers: { ...headersOf(mail) } })) as EmailSendResult | undefined)?.messageId;
    } catch (error) {
      // It tells nothing later: who has bounced or complained is on the account's list, and refused from then on.
      if ((error as { code?: unknown }).code === 'E_RECIPIENT_SUPPRESSED') throw new RecipientRefused('bounce', 'E_RECIPIENT_SUPPRESSED');
      throw error;
    }
  },
});
