/** Bindings and variables of wrangler.toml. */
export interface Env {
  readonly DB: D1Database;
  readonly OUTBOX: Queue<{ id: string }>;
  readonly EMAIL: SendEmail;
  readonly ASSETS: Fetcher;
  /** Sheds bursts of code and link requests from one network; approximate, so never a rule. */
  readonly CODE_LIMIT: RateLimit;
  /** JSON array of private JWKs (ES256), newest first; all of them verify, the first signs. */
  readonly SIGNING_KEYS: string;
  /** At least 32 random bytes in base64url: one-time links, codes and applicant tokens derive from it. */
  readonly LINK_SECRET: string;
  /** Where operators sign in, an origin without a trailing slash. */
  readonly PORTAL_URL: string;
  readonly MAIL_FROM: string;
  /** Another provider for e-mail than the binding: `postmark`, `resend` or `sendgrid` (messages/providers/). Its webhooks are taken at `/v1/mail-events/<name>`. */
  readonly MAIL_API?: string;
  /** Its API token, a secret: with it, e-mail goes out through that provider; without it, through the binding. */
  readonly MAIL_API_TOKEN?: string;
  /** Another address of the same API, e.g. of a region; `https` and a public name. */
  readonly MAIL_API_URL?: string;
  /** What its webhooks are signed with, a secret: `whsec_…` (Resend), the verification key (SendGrid), `user:password` of the webhook's address (Postmark). Several, apart by a space, while one is exchanged. Without it nothing is taken. */
  readonly MAIL_WEBHOOK_SECRET?: string;
  /** A company register behind an address (directory/http.ts), and its bearer token; without it the embedded directory serves. */
  readonly COMPANY_DIRECTORY_URL?: string;
  readonly COMPANY_DIRECTORY_TOKEN?: string;
  /** JSON array of accounts to sign in with (rules/providers.ts); a secret, for it may hold client secrets. Without it there are e-mail links only. */
  readonly SIGN_IN_PROVIDERS?: string;
  /** "true" in local runs only. */
  readonly DEMO?: string;
  /** Where the process that started a local run answers the seed as it would be written now; set with DEMO only. */
  readonly DEMO_SEED_URL?: string;
}
