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
