/** The test run's issuers, and their ports: chosen once by its configuration, read from the environment by whoever it starts. */
import { spawnSync } from 'node:child_process';

const names = ['halden', 'stranger', 'open', 'microsoft', 'control'] as const;
type Ports = Readonly<Record<(typeof names)[number], number>>;

function choose(): Ports {
  const known = process.env['PORTICO_ISSUER_PORTS'];
  if (known) return JSON.parse(known) as Ports;
  const script = `const n=require('node:net');Promise.all(${JSON.stringify(names)}.map((name)=>new Promise((ok)=>{const s=n.createServer().listen(0,'127.0.0.1',()=>ok([name,s]))}))).then((all)=>{console.log(JSON.stringify(Object.fromEntries(all.map(([name,s])=>[name,s.address().port]))));for(const[,s]of all)s.close()})`;
  const text = spawnSync(process.execPath, ['-e', script], { encoding: 'utf8' }).stdout.trim();
  process.env['PORTICO_ISSUER_PORTS'] = text;
  return JSON.parse(text) as Ports;
}
export const issuerPorts: Ports = choose();
export const clientId = 'portico', clientSecret = 'a secret of tests';

/** What SIGN_IN_PROVIDERS says of them. */
export const configuredIssuers = (): string => JSON.stringify([
  { id: 'microsoft', preset: 'entra', authority: `http://127.0.0.1:${issuerPorts.microsoft}`, clientId, clientSecret },
  { id: 'halden', issuer: `http://127.0.0.1:${issuerPorts.halden}`, clientId, clientSecret, name: 'Halden ID' },
  { id: 'stranger', issuer: `http://127.0.0.1:${issuerPorts.stranger}`, clientId, clientSecret, name: 'Stranger' },
  { id: 'open', issuer: `http://127.0.0.1:${issuerPorts.open}`, clientId, name: 'Open' },
  { id: 'gone', issuer: 'http://127.0.0.1:9', clientId, name: 'Gone' },
]);
