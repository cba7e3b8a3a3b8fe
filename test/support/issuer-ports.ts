/** Ports of the test run's issuers: chosen once by its configuration, read from the environment by whoever it starts. */
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
