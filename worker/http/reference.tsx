/** /reference: the API as a page to read, made from the same list as /openapi.json. */
import { areas } from '../../schema/api.ts';
import type { Endpoint } from '../../schema/endpoint.ts';
import { events } from '../../schema/events.ts';
import { type Matrix, matrices } from '../../schema/permission-matrix.ts';
import { problemCodes, problems } from '../../schema/problems.ts';
import type { ProblemKind } from '../../schema/problem-kind.ts';
import { machines } from '../../schema/states.ts';
import { roles } from '../../schema/values.ts';
import { problemTexts } from '../messages/problem-texts.ts';
import { version } from '../version.ts';
import { problemsOf } from './openapi.ts';

const accessWords: Record<Endpoint['access']['by'], string> = {
  anyone: 'Anyone', key: 'Publishable key, from its own origins', applicant: 'Publishable key and applicant token', operator: 'Operator session', secret: 'Secret key', cookie: "The portal's own pages", site: "A page on a sibling host of the portal's, with its publishable key and the portal's cookie", webhook: 'Mail provider, by its signature', demo: 'Demo only',
};

const Operation = ({ endpoint }: { endpoint: Endpoint }) => (
  <article id={endpoint.name}>
    <h3><code>{endpoint.method} {endpoint.path}</code></h3>
    <p>{endpoint.summary}</p>
    <dl>
      <dt>Access</dt><dd>{accessWords[endpoint.access.by]}{endpoint.access.by === 'operator' ? <> (<code>{endpoint.access.action}</code>)</> : ''}</dd>
      <dt>Answers</dt><dd>{endpoint.status ?? 200}</dd>
      {endpoint.rules ? <><dt>Rules</dt><dd>{endpoint.rules.join(', ')}</dd></> : ''}
      <dt>Refusals</dt><dd>{problemsOf(endpoint).map((code) => <a href={`#${code}`}><code>{code}</code></a>)}</dd>
    </dl>
  </article>
);

/** A kind of organization: each action with the roles that may. */
const Permissions = ({ kind, rows }: Matrix) => (
  <article id={`permissions-${kind}`}>
    <h3>{kind}</h3>
    <table><thead><tr><th>Action</th>{roles.map((role) => <th>{role.replaceAll('_', ' ')}</th>)}<th>Rule</th></tr></thead>
      <tbody>{rows.map(({ action, rule, sensitive, allowed }) => <tr><th scope="row"><code>{action}</code>{sensitive ? ' *' : ''}</th>{roles.map((role) => <td>{allowed[role] ? 'yes' : '–'}</td>)}<td>{rule}</td></tr>)}</tbody></table>
  </article>
);

const Reference = () => (
  <html lang="en">
    <head>
      <meta charset="utf-8" /><meta name="viewport" content="width=device-width, initial-scale=1" /><title>Portico API reference</title>
      <link rel="stylesheet" href="/sites/reference.css" />
    </head>
    <body>
      <header><h1>Portico API reference</h1><p>Version {version}. The same as data: <a href="/openapi.json">/openapi.json</a>.</p></header>
      <main>
        <nav aria-label="Endpoints"><ul>{Object.entries(areas).map(([area, endpoints]) => <li>{area}<ul>{endpoints.map((one) => <li><a href={`#${one.name}`}>{one.name}</a></li>)}</ul></li>)}<li><a href="#refusals">Refusals</a></li><li><a href="#permissions">Permissions</a></li><li><a href="#states">States</a></li><li><a href="#events">Events</a></li></ul></nav>
        <div>
          {Object.entries(areas).map(([area, endpoints]) => <section><h2>{area}</h2>{(endpoints as readonly Endpoint[]).map((endpoint) => <Operation endpoint={endpoint} />)}</section>)}
          <section id="refusals"><h2>Refusals</h2>{problemCodes.map((code) => {
            const kind: ProblemKind = problems[code];
            return <article id={code}><h3><code>{code}</code></h3><p>{problemTexts.en.problems[code].detail({})}</p><p>{kind.status}, rule {kind.rule}. Missing: <code>{kind.missing}</code>. Who can fix it: {kind.fixer.replaceAll('_', ' ')}.</p></article>;
          })}</section>
          <section id="permissions"><h2>Permissions</h2><p>Each role has the rights of those before it. An action with a star asks for a fresh proof of who it is.</p>{matrices.map((matrix) => <Permissions {...matrix} />)}</section>
          <section id="states"><h2>States</h2>{Object.entries(machines).map(([name, rows]) => <article><h3>{name.replaceAll('_', ' ')}</h3><table><thead><tr><th>From</th><th>Command</th><th>To</th><th>Who</th></tr></thead><tbody>{rows.map((row) => <tr><td>{row.from}</td><td>{row.command.replaceAll('_', ' ')}</td><td>{row.to}</td><td>{row.who.join(', ').replaceAll('_', ' ')}</td></tr>)}</tbody></table></article>)}</section>
          <section id="events"><h2>Events</h2><table><thead><tr><th>Event</th><th>Rule</th></tr></thead><tbody>{Object.entries(events).map(([name, kind]) => <tr id={name}><td><code>{name}</code></td><td>{kind.rule}</td></tr>)}</tbody></table></section>
        </div>
      </main>
    </body>
  </html>
);

export const referencePage = (): string => `<!doctype html>${(<Reference />).toString()}`;
