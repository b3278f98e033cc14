// The portal's apps and bots, as an administrator sees them.
import { html, useState, Sure } from './ui.js';
import { useStore, attempt, toast, now } from './store.js';
import { post } from './api.js';
import { PersonFace } from './people.js';
import { openWith, copy } from './actions.js';

const act = (action, fields, said) => attempt(async () => { await post(action, { as: now().me, ...fields }); toast(said); });

function App({ app, bots, s }) {
  const id = { clientId: app.clientId };
  const uninstall = clean => () => act('app/uninstall', { ...id, clean }, `${app.name} was uninstalled.`);
  return html`<article class="card" data-testid="app" data-client=${app.clientId}><header><h3>${app.name}</h3><span class=${`state ${app.installed ? 'on' : ''}`} data-testid="app-state">${app.installed ? `installed · v${app.version}` : 'not installed'}</span></header>
    <p class="ellipsis" title=${app.clientId}><small>${app.clientId}</small></p><p class="ellipsis" title=${app.installUrl}><small>${app.installUrl || 'no install address'}</small></p>
    <div class="buttons"><button type="button" class=${app.installed ? '' : 'primary'} data-testid="install" onClick=${() => act('app/install', id, app.installed ? `${app.name} is being reinstalled.` : `${app.name} is being installed.`)}>${app.installed ? 'Reinstall' : 'Install'}</button>
      ${app.installed && html`<button type="button" data-testid="update" onClick=${() => act('app/update', id, `${app.name} was updated.`)}>Update</button>
      <${Sure} label="Uninstall" question="Its bots and their chats go." data-testid="uninstall" onYes=${uninstall(false)} />
      <${Sure} label="… and clean" question="Its bots, their chats and its data go." title="Also asks the app to forget its data (CLEAN=1)" onYes=${uninstall(true)} />`}</div>
    ${app.installed && html`<div class="buttons tokens"><span>Tokens:</span>
      <button type="button" data-testid="expire" title="Refreshing still works" onClick=${() => act('tokens', { ...id, what: 'expire' }, 'All access tokens are too old now.')}>Expire</button>
      <button type="button" title="Nothing works any more until a reinstall" onClick=${() => act('tokens', { ...id, what: 'revoke' }, 'All tokens are useless now.')}>Revoke</button>
      <button type="button" title="As if somebody else had used the refresh tokens" onClick=${() => act('tokens', { ...id, what: 'rotate' }, 'All refresh tokens are used up now.')}>Rotate away</button></div>`}
    ${app.installed && html`<${Credentials} app=${app} />`}
    ${bots.length > 0 && html`<ul class="bots">${bots.map(bot => html`<${Bot} key=${bot.id} bot=${bot} s=${s} />`)}</ul>`}
  </article>`;
}

// A fresh token, an inbound webhook and lines for curl; asked for by a click, since they are secrets of this portal.
function Credentials({ app }) {
  const [given, setGiven] = useState(null);
  const show = () => attempt(async () => setGiven(await post('credentials', { as: now().me, clientId: app.clientId })));
  if (!given) return html`<div class="buttons"><button type="button" data-testid="credentials" title="A token for an hour and an inbound webhook" onClick=${show}>Call it yourself</button></div>`;
  const rest = `${location.origin}/rest/`;
  const hook = location.origin + given.webhook;
  const lines = [
    ['Token', given.token, given.token],
    ['Webhook', hook, hook],
    ['curl with the token', `curl ${rest}profile`, `curl -H 'Authorization: Bearer ${given.token}' '${rest}profile'`],
    ['curl by the webhook', `curl ${given.webhook}profile`, `curl '${hook}profile'`],
  ];
  return html`<ul class="bots" data-testid="given">${lines.map(([name, shown, text]) => html`<li key=${name}><div><b>${name}</b> <small class="ellipsis" title=${text}>${shown}</small></div>
    <button type="button" onClick=${() => copy(text, `${name} was copied.`)}>Copy</button></li>`)}</ul>`;
}

function Bot({ bot, s }) {
  const person = s.people.get(bot.id);
  const commands = s.status.commands.filter(command => command.botId === bot.id);
  return html`<li data-testid="bot"><${PersonFace} person=${person} size=${28} /><div><b>${person?.name || bot.code}</b>
    <small>${bot.code} · type ${bot.type}${bot.openLine ? ' · Open Lines' : ''} · ${commands.length} commands</small></div>
    <button type="button" onClick=${() => openWith(bot.id)}>Open</button>
    <${Sure} label="Delete" question="Its chats go too." data-testid="delete-bot" onYes=${() => act('bot/delete', { bot: bot.id }, 'An administrator deleted the bot.')} /></li>`;
}

function Add() {
  const [name, setName] = useState('');
  const [url, setUrl] = useState('');
  const add = async event => {
    event.preventDefault();
    await act('app/add', { name, installUrl: url }, `${name} was added. Install it next.`);
    setName('');
    setUrl('');
  };
  return html`<details class="form"><summary>Add another local app</summary><form class="form" onSubmit=${add}>
    <label>Name<input required value=${name} onInput=${event => setName(event.target.value)} /></label>
    <label>Install address<input required type="url" placeholder="http://127.0.0.1:9000/install" value=${url} onInput=${event => setUrl(event.target.value)} /></label>
    <footer><button type="submit">Add</button></footer></form></details>`;
}

export function Apps() {
  const s = useStore();
  const { apps, bots } = s.status;
  const own = app => bots.filter(bot => bot.appId === app.clientId);
  const loose = bots.filter(bot => !apps.some(app => app.clientId === bot.appId));
  return html`<section class="panel-body scroll" role="tabpanel" aria-label="Apps">
    ${apps.length === 0 && html`<p class="hint">The portal has no app yet. A local app is a name and the address its installation is posted to: add one below.</p>`}
    ${apps.map(app => html`<${App} key=${app.clientId} app=${app} bots=${own(app)} s=${s} />`)}
    ${loose.length > 0 && html`<article class="card"><header><h3>Bots of webhooks</h3></header><ul class="bots">${loose.map(bot => html`<${Bot} key=${bot.id} bot=${bot} s=${s} />`)}</ul></article>`}
    <${Add} /></section>`;
}
