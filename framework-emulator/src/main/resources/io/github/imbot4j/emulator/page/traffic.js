// What portal and app said to each other, newest last.
import { html, useState, useEffect, useLayoutEffect, useRef, classes } from './ui.js';
import { useStore, attempt, change } from './store.js';
import { get, post } from './api.js';
import { copy } from './actions.js';

const clockText = at => new Date(at).toLocaleTimeString([], { hour12: false, hour: '2-digit', minute: '2-digit', second: '2-digit' });
const failed = exchange => exchange.status === 0 || exchange.status >= 400 || Boolean(exchange.error) || Boolean(exchange.fault);

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
  const forms = { decoded: 'Decoded', raw: 'Raw', ...(whole.answer !== undefined && { answer: 'Answer' }) };
  const shown = { decoded: () => JSON.stringify(whole.decoded, null, 2), raw: () => whole.raw, answer: () => pretty(whole.answer) }[form]();
  const take = async (what, word) => {
    const text = await attempt(() => get(`/emulator/api/traffic/${id}/${what}`));
    if (text) copy(text, word);
  };
  return html`<div class="whole" ref=${box} data-testid="exchange">
    ${whole.url && html`<p class="to-url">POST ${whole.url}</p>`}
    <div class="whole-bar"><div class="tabs small" role="tablist">${Object.entries(forms).map(([key, label]) => html`<button type="button" role="tab" key=${key} aria-selected=${form === key} data-testid=${`form-${key}`} onClick=${() => setForm(key)}>${label}</button>`)}</div>
      <button type="button" data-testid="copy-curl" onClick=${() => take('curl', 'Copied as curl.')}>curl</button>
      <button type="button" data-testid="copy-junit" onClick=${() => take('junit', 'Copied as a JUnit test.')}>JUnit test</button></div>
    <pre tabindex="0">${shown || '(empty)'}</pre>
    ${form === 'raw' && whole.kind === 'event' && html`<details><summary>Unescaped</summary><pre>${readable(whole.raw)}</pre></details>`}
  </div>`;
}

function Row({ exchange, open, onToggle }) {
  const event = exchange.kind === 'event';
  return html`<li class=${classes('exchange', exchange.kind, failed(exchange) && 'failed', open && 'open')}>
    <button type="button" aria-expanded=${open} data-testid="traffic-row" data-kind=${exchange.kind} data-name=${exchange.name} onClick=${onToggle}>
      <time datetime=${exchange.at}>${clockText(exchange.at)}</time>
      <span class="way" title=${event ? 'posted to the app' : exchange.batch ? 'called by the app, in the batch above' : 'called by the app'} aria-label=${event ? 'event' : 'call'}>${event ? '→' : exchange.batch ? '·' : '←'}</span>
      <span class="name ellipsis">${exchange.name}</span>
      ${exchange.fault && html`<span class="fault-mark" title=${`Made to fail: ${exchange.fault}`}>${exchange.fault}</span>`}
      ${exchange.error && exchange.error !== exchange.fault && html`<span class="error-mark ellipsis" title=${exchange.error}>${exchange.error}</span>`}
      <span class="code">${exchange.status || '—'}</span><span class="millis">${exchange.millis} ms</span>
    </button>
    ${open && html`<${Whole} id=${exchange.id} />`}</li>`;
}

const KINDS = { all: 'All', event: 'Events', call: 'Calls', failed: 'Failed' };

export function Traffic() {
  const s = useStore();
  const [wanted, setWanted] = useState('');
  const [kind, setKind] = useState('all');
  const [open, setOpen] = useState(0);
  const box = useRef(null);
  const sticks = useRef(true);
  const word = wanted.trim().toLowerCase();
  const shown = s.traffic.filter(exchange => (kind === 'all' || (kind === 'failed' ? failed(exchange) : kind === 'event' ? exchange.kind === 'event' : exchange.kind !== 'event'))
    && (!word || `${exchange.name} ${exchange.error || ''} ${exchange.status} ${exchange.fault || ''}`.toLowerCase().includes(word))).slice(-300);
  useLayoutEffect(() => { if (sticks.current && !open) box.current.scrollTop = box.current.scrollHeight; }, [shown.at(-1)?.id, kind, word]);
  const clear = () => attempt(async () => { await post('traffic/clear'); change({ traffic: [] }); });
  return html`<section class="panel-body traffic" role="tabpanel" aria-label="Traffic">
    <div class="filter"><input type="search" placeholder="Filter, such as message.add" aria-label="Filter the traffic" value=${wanted} data-testid="traffic-filter" onInput=${event => setWanted(event.target.value)} />
      <select aria-label="Kind" value=${kind} onChange=${event => setKind(event.target.value)}>${Object.entries(KINDS).map(([key, label]) => html`<option value=${key}>${label}</option>`)}</select>
      <button type="button" onClick=${clear}>Clear</button></div>
    <div class="scroll" ref=${box} onScroll=${() => { const { scrollTop, scrollHeight, clientHeight } = box.current; sticks.current = scrollHeight - scrollTop - clientHeight < 30; }}>
      <ol class="exchanges" data-testid="traffic">${shown.map(exchange => html`<${Row} key=${exchange.id} exchange=${exchange} open=${open === exchange.id} onToggle=${() => setOpen(open === exchange.id ? 0 : exchange.id)} />`)}</ol>
      ${shown.length === 0 && html`<p class="hint">${s.traffic.length ? 'Nothing fits the filter.' : 'Every event the portal posts (→) and every REST call a bot makes (←) appears here. Write to a bot to see some; open a line to read it, or to copy it as curl or as a test.'}</p>`}
    </div></section>`;
}
