// Deals and tasks, for bots that hear of them.
import { html, useEffect, useState } from './ui.js';
import { useStore, attempt, now } from './store.js';
import { post } from './api.js';

const FRESH = 2000;

/** Says when no app would hear of what is done here. */
function Heard({ bound, event }) {
  return bound.includes(event) ? null : html`<p class="hint" data-testid="unheard">No bot has @OnEvent("${event}"), so none is told.</p>`;
}

function NewDeal({ act, bound }) {
  const [title, setTitle] = useState('');
  const [amount, setAmount] = useState('');
  const add = async event => { event.preventDefault(); if (await act('deal/add', { title, amount })) { setTitle(''); setAmount(''); } };
  return html`<form class="form" onSubmit=${add}><h3>A new deal</h3>
    <div class="pair"><label>Title<input value=${title} required maxlength="255" data-testid="deal-title" onInput=${event => setTitle(event.target.value)} /></label>
    <label class="narrow">Amount<input inputmode="decimal" value=${amount} data-testid="deal-amount" onInput=${event => setAmount(event.target.value)} /></label></div>
    <${Heard} bound=${bound} event="ONCRMDEALADD" />
    <footer><button type="submit" data-testid="add-deal">Add the deal</button></footer></form>`;
}

function NewTask({ act, bound, people }) {
  const [title, setTitle] = useState('');
  const [responsible, setResponsible] = useState(String(now().me));
  const add = async event => { event.preventDefault(); if (await act('task/add', { title, responsible: Number(responsible) })) setTitle(''); };
  return html`<form class="form" onSubmit=${add}><h3>A new task</h3>
    <div class="pair"><label>Title<input value=${title} required maxlength="255" data-testid="task-title" onInput=${event => setTitle(event.target.value)} /></label>
    <label>For<select value=${responsible} data-testid="task-for" onChange=${event => setResponsible(event.target.value)}>${people.map(person => html`<option value=${person.id}>${person.name}</option>`)}</select></label></div>
    <${Heard} bound=${bound} event="ONTASKADD" />
    <footer><button type="submit" data-testid="add-task">Add the task</button></footer></form>`;
}

function Deals({ shown, act }) {
  return html`<div class="form"><h3>Deals</h3>${shown.deals.length === 0 ? html`<p class="hint">There is none yet.</p>` : html`<ul class="items" data-testid="deals">${shown.deals.map(deal => html`<li key=${deal.ID}>
    <div><b>${deal.TITLE}</b><small>${deal.ID} · ${deal.OPPORTUNITY} ${deal.CURRENCY_ID}</small></div>
    <select value=${deal.STAGE_ID} aria-label=${`Stage of ${deal.TITLE}`} data-testid="deal-stage" onChange=${event => act('deal/change', { id: Number(deal.ID), stage: event.target.value })}>${shown.stages.map(stage => html`<option value=${stage.id}>${stage.name}</option>`)}</select></li>`)}</ul>`}
    <${Heard} bound=${shown.bound} event="ONCRMDEALUPDATE" /></div>`;
}

function Tasks({ shown, act, nameOf }) {
  return html`<div class="form"><h3>Tasks</h3>${shown.tasks.length === 0 ? html`<p class="hint">There is none yet.</p>` : html`<ul class="items" data-testid="tasks">${shown.tasks.map(task => html`<li key=${task.ID}>
    <div><b>${task.TITLE}</b><small>${task.ID} · ${nameOf(task.RESPONSIBLE_ID)}</small></div>
    <label class="check"><input type="checkbox" checked=${task.STATUS === '5'} data-testid="task-done" onChange=${event => act('task/change', { id: Number(task.ID), done: event.target.checked })} /> Done</label></li>`)}</ul>`}
    <${Heard} bound=${shown.bound} event="ONTASKUPDATE" /></div>`;
}

export function Business() {
  const s = useStore();
  const [shown, setShown] = useState(null);
  const act = (action, fields) => attempt(async () => { setShown(await post(action, { as: now().me, ...fields })); return true; });
  useEffect(() => {
    const look = () => post('business').then(setShown, () => { /* the head says that the portal is away */ });
    look();
    const timer = setInterval(look, FRESH);
    return () => clearInterval(timer);
  }, []);
  if (!shown) return html`<div class="panel-body scroll"></div>`;
  const people = [...s.people.values()].filter(person => person.kind === 'EMPLOYEE');
  const nameOf = id => s.people.get(Number(id))?.name || `user ${id}`;
  return html`<div class="panel-body scroll" data-testid="business">
    <${NewDeal} act=${act} bound=${shown.bound} /><${Deals} shown=${shown} act=${act} />
    <${NewTask} act=${act} bound=${shown.bound} people=${people} /><${Tasks} shown=${shown} act=${act} nameOf=${nameOf} /></div>`;
}
