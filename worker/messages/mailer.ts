/** Sends a rendered e-mail. */
export interface Mail {
  /** The outbox row's id: the same on every try, so that a receiver can tell a repeat. */
  readonly id: string;
  readonly to: string;
  readonly from: { readonly name: string; readonly email: string };
  readonly subject: string;
  readonly html: string;
  readonly text: string;
}
export interface Mailer { send(mail: Mail): Promise<void> }

/** Sends through the platform's `send_email` binding, which takes no idempotency key: the id travels in a header. */
export const sendEmailMailer = (binding: SendEmail): Mailer => ({
  async send({ id, to, from, subject, html, text }) {
    await binding.send({ to, from, subject, html, text, headers: { 'X-Portico-Id': id } });
  },
});
