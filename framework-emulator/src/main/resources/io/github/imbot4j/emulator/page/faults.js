// Make things go wrong on purpose.
import { html, useState } from './ui.js';
import { useStore, attempt, toast } from './store.js';
import { post } from './api.js';

const SAY = {
  QUERY_LIMIT_EXCEEDED: '503, too many requests', OVERLOAD_LIMIT: '503, blocked by hand', TOO_MANY_REQUESTS: '429 without a code', OPERATION_TIME_LIMIT: '429, time used up',
  INTERNAL_SERVER_ERROR: '500', BAD_GATEWAY: '502, HTML page', GATEWAY_TIMEOUT: '504, HTML page, yet it runs', TIMEOUT: 'no answer, yet it runs', LOST_ANSWER: 'connection lost after it ran',
  LOST_CALL: 'connection lost before it ran', MAINTENANCE: '503, HTML page', HTML_ANSWER: '200, HTML page', REDIRECT: '302 to the same host', EXPIRED_TOKEN: '401, token expired', INVALID_TOKEN: '401, token unknown',
  PORTAL_DELETED: '500, portal closed', PAYMENT_REQUIRED: '402, not paid',
};
const METHODS = ['*', 'imbot.message.add', 'imbot.message.update', 'imbot.command.answer', 'imbot.register', 'imbot.command.register', 'imbot.chat.add', 'oauth/token', 'batch'];

const act = (action, fields, said) => attempt(async () => { await post(action, fields); if (said) toast(said); });

function Calls({ s }) {
  const [fault, setFault] = useState('QUERY_LIMIT_EXCEEDED');
  const [method, setMethod] = useState('*');
  const [times, setTimes] = useState(1);
  return html`<form class="form" onSubmit=${event => { event.preventDefault(); act('fault/call', { fault, method, times: Number(times) || 1 }); }}><h3>The bot's next calls</h3>
    <label>Fail with<select value=${fault} data-testid="call-fault" onChange=${event => setFault(event.target.value)}>${s.callFaults.map(name => html`<option value=${name}>${name}${SAY[name] ? `: ${SAY[name]}` : ''}</option>`)}</select></label>
    <div class="pair"><label>Method (* for any)<input list="methods" value=${method} data-testid="fault-method" onInput=${event => setMethod(event.target.value)} /></label>
    <label class="narrow">Times<input type="number" min="1" max="100" value=${times} onInput=${event => setTimes(event.target.value)} /></label></div>
    <datalist id="methods">${METHODS.map(name => html`<option value=${name} />`)}</datalist>
    <footer><button type="submit" data-testid="plan-call-fault">Plan it</button></footer></form>`;
}

function Events() {
  const [seconds, setSeconds] = useState(10);
  const plan = fault => () => act('fault/event', { fault, seconds: Number(seconds) || 10 });
  return html`<div class="form"><h3>The next event</h3><div class="buttons">
    <button type="button" data-testid="event-duplicate" onClick=${plan('duplicate')}>Post it twice</button>
    <button type="button" onClick=${plan('drop')}>Lose it</button>
    <button type="button" onClick=${plan('swap')}>Swap it with the one after</button></div>
    <div class="pair"><label class="narrow">Seconds<input type="number" min="1" max="86400" value=${seconds} onInput=${event => setSeconds(event.target.value)} /></label>
    <button type="button" onClick=${plan('delay')}>Delay it</button></div></div>`;
}

function Planned({ s }) {
  const { planned } = s.status;
  return html`<div class="form"><h3>Still to strike</h3>${planned.length === 0
    ? html`<p class="hint">Nothing is planned: all is well.</p>`
    : html`<ul class="planned" data-testid="planned">${planned.map((line, i) => html`<li key=${i}>${line.replace('[]', '')}</li>`)}</ul><footer><button type="button" onClick=${() => act('fault/clear')}>Take all back</button></footer>`}</div>`;
}

function Clock({ s }) {
  const time = new Date(Date.now() + s.clock.ahead * 1000);
  const ahead = s.clock.ahead > 1 ? `, ${Math.round(s.clock.ahead / 60)} min ahead` : '';
  const by = seconds => () => act('clock', { seconds });
  return html`<div class="form"><h3>The portal's clock</h3><p data-testid="clock">${time.toLocaleString()}${ahead}</p><div class="buttons">
    <button type="button" onClick=${by(60)}>+ 1 min</button><button type="button" onClick=${by(600)}>+ 10 min</button><button type="button" data-testid="clock-hour" onClick=${by(3660)}>+ 1 h</button><button type="button" onClick=${by(86400)}>+ 1 day</button><button type="button" onClick=${by(4 * 86400)}>+ 4 days</button></div></div>`;
}

/** The old address redirects from now on, so the page follows there. */
async function rename() {
  if (await attempt(() => post('rename'))) location.reload();
}

export function Faults() {
  const s = useStore();
  return html`<section class="panel-body scroll" role="tabpanel" aria-label="Faults">
    <${Planned} s=${s} /><${Calls} s=${s} /><${Events} /><${Clock} s=${s} />
    <div class="form"><h3>The portal</h3><div class="buttons"><button type="button" data-testid="rename" onClick=${rename}>Give it another name</button></div></div>
  </section>`;
}
