/** The accounts of a local run: an issuer like Microsoft Entra's, and another company's own. Whoever tries the sign-in page chooses who they are there. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { world } from '../world/world.ts';
import { type AccountClaims, type Issuer, startIssuer } from './issuer.ts';

const tenant = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const personalTenant = '9188040d-6c67-4c5b-b112-36a304b66dad';
const { gruenspecht, skarvoy, vauclair, tallowcreek } = world.partners;
const { first } = world.distributors;
interface Person { readonly id: string; readonly name: string; readonly email: string }
const work = (person: Person, n: number): AccountClaims => ({ sub: `pairwise-${person.id}`, oid: person.id, tid: tenant(n), name: person.name, preferred_username: person.email, email: person.email });
const plain = (person: Person): AccountClaims => ({ sub: person.id, name: person.name, email: person.email, email_verified: true });

const microsoft: readonly AccountClaims[] = [
  ...Object.values(gruenspecht.operators).map((one) => work(one, 1)), work(vauclair.operators.superAdmin, 2), work(tallowcreek.operators.admin, 3),
  ...Object.values(skarvoy.operators).map((one) => work(one, 5)),
  { ...work(gruenspecht.operators.admin, 4), sub: 'personal', oid: 'personal', tid: personalTenant, name: 'Cem at home (personal account)', preferred_username: 'cem.at.home@mailbox.example', email: 'cem.at.home@mailbox.example' },
];
const halden: readonly AccountClaims[] = [
  ...[vauclair.operators.superAdmin, vauclair.operators.reader, tallowcreek.operators.superAdmin, first.operators.superAdmin, first.operators.admin].map(plain),
  { sub: 'stranger', name: 'Somebody without access', email: 'somebody@unknown-company.example', email_verified: true },
];
const found = (accounts: readonly AccountClaims[]) => (hint: string): AccountClaims | undefined => (hint ? accounts.find((one) => one['email'] === hint || one.sub === hint) : undefined);

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => { server.close(resolve); });
  return port;
}

/** What SIGN_IN_PROVIDERS says of them. */
export async function startIssuers(portal: string): Promise<{ readonly providers: string; close(): void }> {
  const clientId = 'portico', redirectUris = (id: string): string[] => [`${portal}/sign-in/${id}`], ports = [await freePort(), await freePort()] as const;
  const issuers: Issuer[] = [
    await startIssuer({ port: ports[0], entra: true, clientId, redirectUris: redirectUris('microsoft'), title: 'Microsoft accounts, played', accounts: microsoft, accountOf: found(microsoft) }),
    await startIssuer({ port: ports[1], clientId, redirectUris: redirectUris('halden'), title: 'Halden ID', accounts: halden, accountOf: found(halden) }),
  ];
  const providers = [{ id: 'microsoft', preset: 'entra', authority: `http://127.0.0.1:${ports[0]}`, clientId }, { id: 'halden', issuer: `http://127.0.0.1:${ports[1]}`, clientId, name: 'Halden ID' }];
  return { providers: JSON.stringify(providers), close: () => { for (const one of issuers) one.close(); } };
}
