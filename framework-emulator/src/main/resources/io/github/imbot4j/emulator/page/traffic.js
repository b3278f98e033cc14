// What portal and app said to each other, newest last.
import { html, useState, useEffect, useLayoutEffect, useRef, classes } from './ui.js';
import { useStore, attempt, change, currentChat } from './store.js';
import { get, post } from './api.js';
import { copy } from './actions.js';

const clockText = at => new Date(at).toLocaleTimeString([], { hour12: false, hour: '2-digit', minute: '2-digit', second: '2-digit' });
const failed = exchange => exchange.kind === 'failure' || exchange.status === 0 || exchange.status >= 400 || Boolean(exchange.error) || Boolean(exchange.fault);

function pretty(text) {
  try { return JSON.stringify(JSON.parse(text), null, 2); } catch { return text; }
}

function readable(form) {
  return form.split('&').map(pair => {
    try { return decodeURIComponent(pair.replace(/\+/g, ' ')); } catch { return pair; }
  }).join('\n');
}

function Whole({ id }) {
  const [whole, setWhole] = useState(null);
  const [form, setForm] = useState('decoded');
  const box = useRef(null);
  useEffect(() => { attempt(() => get(`/emulator/api/traffic/${id}`)).then(setWhole); }, [id]);
  useLayoutEffect(() => { if (whole) box.current.closest('li').scrollIntoView({ block: 'nearest' }); }, [whole]);
  if (!whole) return html`<p class="hint">…</p>`;
  const forms = whole.kind === 'failure' ? { raw: 'What was thrown' } : { decoded: 'Decoded', raw: 'Raw', ...(whole.answer !== undefined && { answer: 'Answer' }) };
  const shown = whole.kind === 'failure' ? whole.raw : { decoded: () => JSON.stringify(whole.decoded, null, 2), raw: () => whole.raw, answer: () => pretty(whole.answer) }[form]();
  const take = async (what, word) => {
    const text = await attempt(() => get(`/emulator/api/traffic/${id}/${what}`));
    if (text) copy(text, word);
  };
  return html`<div class="whole" ref=${box} data-testid="exchange">
    ${whole.url && html`<p class="to-url">POST ${whole.url}</p>`}
    <div class="whole-bar"><div class="tabs small" role="tablist">${Object.entries(forms).map(([key, label]) => html`<button type="button" role="tab" key=${key} aria-selected=${form === key} data-testid=${`form-${key}`} onClick=${() => setForm(key)}>${label}</button>`)}</div>
      ${whole.kind !== 'failure' && html`<button type="button" data-testid="copy-curl" onClick=${() => take('curl', 'Copied as curl.')}>curl</button>`}
      <button type="button" data-testid="copy-junit" onClick=${() => take('junit', 'Copied as a JUnit test.')}>JUnit test</button></div>
    <pre tabindex="0">${shown || '(empty)'}</pre>
    ${form === 'raw' && whole.kind === 'event' && html`<details><summary>Unescaped</summary><pre>${readable(whole.raw)}</pre></details>`}
  </div>`;
}

// What an app does to be there, whoever talks to its bots.
const SETUP = /^(app\.info|profile|scope|batch|oauth\/token|imbot\.(register|update|unregister|bot\.list|command\.(un)?register|command\.update)|event\.(bind|unbind|get)|onapp(install|update))$/i;

/** Events with the calls they led to below them: those in the same chat up to its next event. Set-up is put together. */
function grouped(traffic) {
  const groups = [];
  const events = new Map();
  const carrying = new Set(traffic.filter(exchange => exchange.chat && exchange.batch).map(exchange => exchange.batch));
  for (const exchange of [...traffic].sort((one, other) => one.id - other.id)) {
    const last = groups.at(-1);
    if (exchange.kind === 'event' && exchange.chat) {
      const group = { head: exchange, below: [] };
      groups.push(group);
      events.set(exchange.chat, group);
    } else if (exchange.chat && events.has(exchange.chat)) {
      events.get(exchange.chat).below.push(exchange);
    } else if (!exchange.chat && SETUP.test(exchange.name) && !failed(exchange) && !carrying.has(exchange.id)) {
      if (last?.setup) last.setup.push(exchange);
      else groups.push({ setup: [exchange] });
    } else groups.push({ head: exchange, below: [] });
  }
  return groups;
}

function Where({ exchange }) {
  return exchange.bot || exchange.title ? html`<span class="where ellipsis" data-testid="where">${[exchange.bot, exchange.title].filter(Boolean).join(' · ')}</span>` : null;
}

function Row({ exchange, open, onToggle, below }) {
  const event = exchange.kind === 'event';
  const failure = exchange.kind === 'failure';
  return html`<li class=${classes('exchange', exchange.kind, failed(exchange) && 'failed', open && 'open', below && 'below')}>
    <button type="button" aria-expanded=${open} data-testid="traffic-row" data-kind=${exchange.kind} data-name=${exchange.name} onClick=${onToggle}>
      <time datetime=${exchange.at}>${clockText(exchange.at)}</time>
      <span class="way" title=${event ? 'posted to the app' : exchange.batch ? 'called by the app, in the batch above' : 'called by the app'} aria-label=${event ? 'event' : 'call'}>${failure ? '!' : event ? '→' : exchange.batch ? '·' : '←'}</span>
      <span class="name ellipsis" title=${exchange.name}>${exchange.name}</span>${!below && html`<${Where} exchange=${exchange} />`}
      ${exchange.fault && html`<span class="fault-mark" title=${`Made to fail: ${exchange.fault}`}>${exchange.fault}</span>`}
      ${exchange.error && exchange.error !== exchange.fault && html`<span class="error-mark ellipsis" title=${exchange.error}>${exchange.error}</span>`}
      ${!failure && html`<span class="code">${exchange.status || '—'}</span><span class="millis">${exchange.millis} ms</span>`}
    </button>
    ${open && html`<${Whole} id=${exchange.id} />`}</li>`;
}

const KINDS = { all: 'All', event: 'Events', call: 'Calls', failed: 'Failed' };

export function Traffic() {
  const s = useStore();
  const [wanted, setWanted] = useState('');
  const [kind, setKind] = useState('all');
  const [open, setOpen] = useState(0);
  const [here, setHere] = useState(false);
  const [unfolded, setUnfolded] = useState(new Set());
  const chat = currentChat(s);
  const box = useRef(null);
  const sticks = useRef(true);
  const word = wanted.trim().toLowerCase();
  const shown = s.traffic.filter(exchange => (!here || !chat || exchange.chat === chat.id)
    && (kind === 'all' || (kind === 'failed' ? failed(exchange) : kind === 'event' ? exchange.kind === 'event' : exchange.kind !== 'event'))
    && (!word || `${exchange.name} ${exchange.bot || ''} ${exchange.title || ''} ${exchange.error || ''} ${exchange.status} ${exchange.fault || ''}`.toLowerCase().includes(word))).slice(-300);
  useLayoutEffect(() => { if (sticks.current && !open) box.current.scrollTop = box.current.scrollHeight; }, [shown.at(-1)?.id, kind, word]);
  const clear = () => attempt(async () => { await post('traffic/clear'); change({ traffic: [] }); });
  const row = (exchange, below) => html`<${Row} key=${exchange.id} exchange=${exchange} below=${below} open=${open === exchange.id} onToggle=${() => setOpen(open === exchange.id ? 0 : exchange.id)} />`;
  return html`<section class="panel-body traffic" role="tabpanel" aria-label="Traffic">
    <div class="filter"><input type="search" placeholder="Filter, such as message.add" aria-label="Filter the traffic" value=${wanted} data-testid="traffic-filter" onInput=${event => setWanted(event.target.value)} />
      <select aria-label="Kind" value=${kind} onChange=${event => setKind(event.target.value)}>${Object.entries(KINDS).map(([key, label]) => html`<option value=${key}>${label}</option>`)}</select>
      <button type="button" aria-pressed=${String(here)} class=${here ? 'on' : ''} disabled=${!chat} title="Only what is about the chat in view" data-testid="this-chat" onClick=${() => setHere(!here)}>This chat</button>
      <button type="button" data-testid="clear-traffic" onClick=${clear}>Clear</button></div>
    <div class="scroll" ref=${box} onScroll=${() => { const { scrollTop, scrollHeight, clientHeight } = box.current; sticks.current = scrollHeight - scrollTop - clientHeight < 30; }}>
      <ol class="exchanges" data-testid="traffic">${grouped(shown).map(group => (group.setup && !word && !unfolded.has(group.setup[0].id)
        ? html`<li class="exchange setup" key=${`s${group.setup[0].id}`}><button type="button" aria-expanded="false" data-testid="setup" onClick=${() => setUnfolded(new Set([...unfolded, group.setup[0].id]))}>
            <time datetime=${group.setup[0].at}>${clockText(group.setup[0].at)}</time><span class="way">…</span><span class="name">Set-up: ${group.setup.length} ${group.setup.length === 1 ? 'line' : 'lines'}</span></button></li>`
        : group.setup ? group.setup.map(exchange => row(exchange, false))
        : [row(group.head, false), ...group.below.map(exchange => row(exchange, true))]))}</ol>
      ${shown.length === 0 && html`<p class="hint">${s.traffic.length ? 'Nothing fits the filter.' : 'Every event the portal posts (→) and every REST call a bot makes (←) appears here. Write to a bot to see some; open a line to read it, or to copy it as curl or as a test.'}</p>`}
    </div></section>`;
}
