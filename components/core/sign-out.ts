/** Ends the session of whoever is signed in on this page, at the portal too. */
import { signOut } from '../../schema/operators.ts';
import { endSession, listSessions } from '../../schema/sign-in.ts';
import { type Connection, call } from './client.ts';
import { type Held, drop, kept, sessionName } from './page-session.ts';
import { onPortal } from './on-portal.ts';
import { tell } from './tabs.ts';

/** `hosted`: the host's backend made it. It is forgotten here whatever the portal answers: without its refresh token nobody can go on with it. */
export async function signedOut(connection: Connection, hosted: boolean): Promise<void> {
  const name = sessionName(connection), held = await kept<Held>(name);
  try {
    if (onPortal(connection) && !hosted) await call(connection, signOut, { body: {} });
    else if (connection.session) {
      const session = held?.session ?? (await call(connection, listSessions, {})).sessions.find(({ current }) => current)?.id;
      if (session) await call(connection, endSession, { params: { session } });
    }
  } catch {
    // Ended already, or out of reach: it ends by itself.
  }
  await drop(name);
  tell({ what: 'signed_out', of: name });
}
