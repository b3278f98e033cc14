// Windows that make chats and people.
import { html, useState, Modal } from './ui.js';
import { useStore, change, attempt, actAs, showChat } from './store.js';
import { PersonFace, describe, KINDS } from './people.js';
import { post } from './api.js';
import { openWith, newGroup, addMembers } from './actions.js';

const close = () => change({ dialog: null });

function People({ people, chosen, onToggle }) {
  return html`<fieldset class="choices"><legend>Members</legend>${people.map(person => html`<label key=${person.id}><input type="checkbox" checked=${chosen.includes(person.id)} data-testid="member-choice" data-id=${person.id}
    onChange=${() => onToggle(person.id)} /><${PersonFace} person=${person} size=${28} /><span><b>${person.name}</b><small>${describe(person)}</small></span></label>`)}</fieldset>`;
}

const toggled = (list, id) => (list.includes(id) ? list.filter(other => other !== id) : [...list, id]);
const living = s => [...s.people.values()].filter(person => person.kind !== 'BOT' || s.status.bots.some(bot => bot.id === person.id));

function Private({ s }) {
  const others = living(s).filter(person => person.id !== s.me && person.kind !== 'CONNECTOR').sort((one, other) => (other.kind === 'BOT') - (one.kind === 'BOT'));
  return html`<${Modal} title="Private chat" onClose=${close}><div class="choices">${others.map(person => html`<button type="button" key=${person.id} data-testid="private-choice" data-id=${person.id}
    onClick=${() => { close(); openWith(person.id); }}><${PersonFace} person=${person} size=${32} /><span><b>${person.name}</b><small>${describe(person)}</small></span></button>`)}</div>
    ${others.length === 0 && html`<p>There is nobody else: install an app, or add somebody.</p>`}<//>`;
}

function Group({ s }) {
  const [title, setTitle] = useState('');
  const [open, setOpen] = useState(false);
  const [members, setMembers] = useState([]);
  const make = event => {
    event.preventDefault();
    close();
    newGroup({ title: title.trim(), open, members });
  };
  return html`<${Modal} title="Group chat" onClose=${close}><form class="form" onSubmit=${make}>
    <label>Name<input value=${title} maxlength="255" placeholder="Named after its members when empty" data-testid="group-title" onInput=${event => setTitle(event.target.value)} /></label>
    <label class="check"><input type="checkbox" checked=${open} onChange=${() => setOpen(!open)} />Open: anybody may join</label>
    <${People} people=${living(s).filter(person => person.id !== s.me && person.kind !== 'CONNECTOR')} chosen=${members} onToggle=${id => setMembers(toggled(members, id))} />
    <footer><button type="submit" class="primary" disabled=${members.length === 0} data-testid="make-group">Make the chat</button></footer></form><//>`;
}

function Members({ s, chatId }) {
  const [members, setMembers] = useState([]);
  const chat = s.chats.get(chatId);
  const lineOnly = person => chat?.type !== 'L' || person.kind !== 'BOT' || s.status.bots.some(bot => bot.id === person.id && bot.openLine);
  const others = living(s).filter(person => !chat?.members.includes(person.id) && person.kind !== 'CONNECTOR' && lineOnly(person));
  return html`<${Modal} title="Add to the chat" onClose=${close}><form class="form" onSubmit=${event => { event.preventDefault(); close(); addMembers(chatId, members); }}>
    <${People} people=${others} chosen=${members} onToggle=${id => setMembers(toggled(members, id))} />
    <footer><button type="submit" class="primary" disabled=${members.length === 0}>Add</button></footer></form><//>`;
}

function OpenLine({ s }) {
  const bots = s.status.bots.filter(bot => bot.openLine);
  const clients = [...s.people.values()].filter(person => person.kind === 'CONNECTOR');
  const [bot, setBot] = useState(bots[0]?.id || 0);
  const [client, setClient] = useState(clients[0]?.id || 0);
  const [name, setName] = useState('Guest');
  const write = async event => {
    event.preventDefault();
    const id = client || (await attempt(() => post('person', { firstName: name.trim() || 'Guest', kind: 'CONNECTOR', language: 'en' })))?.person.id;
    if (!id) return;
    const made = await attempt(() => post('openline', { as: id, bot: Number(bot) }));
    if (!made) return;
    close();
    actAs(id);
    showChat(made.chat.id);
  };
  return html`<${Modal} title="Write to an Open Line" onClose=${close}>${bots.length === 0
    ? html`<p>No bot takes part in Open Lines: register one with the type <code>O</code>, or with <code>OPENLINE=Y</code>.</p>`
    : html`<form class="form" onSubmit=${write}><p>A client from outside writes to the line for the first time, and the line's bot answers.</p>
      <label>Client<select value=${client} data-testid="line-client" onChange=${event => setClient(Number(event.target.value))}>${clients.map(person => html`<option value=${person.id}>${person.name}</option>`)}<option value="0">Somebody new</option></select></label>
      ${!client && html`<label>Name<input value=${name} onInput=${event => setName(event.target.value)} /></label>`}
      <label>Bot<select value=${bot} data-testid="line-bot" onChange=${event => setBot(event.target.value)}>${bots.map(other => html`<option value=${other.id}>${s.people.get(other.id)?.name}</option>`)}</select></label>
      <footer><button type="submit" class="primary" data-testid="make-openline">Write</button></footer></form>`}<//>`;
}

function Somebody() {
  const [fields, setFields] = useState({ firstName: '', lastName: '', kind: 'EMPLOYEE', language: 'en', admin: false });
  const set = name => event => setFields({ ...fields, [name]: event.target.type === 'checkbox' ? event.target.checked : event.target.value });
  const add = async event => {
    event.preventDefault();
    const made = await attempt(() => post('person', fields));
    if (!made) return;
    close();
    actAs(made.person.id);
  };
  return html`<${Modal} title="Add somebody" onClose=${close}><form class="form" onSubmit=${add}>
    <label>First name<input required value=${fields.firstName} onInput=${set('firstName')} data-testid="person-name" /></label>
    <label>Last name<input value=${fields.lastName} onInput=${set('lastName')} /></label>
    <label>Kind<select value=${fields.kind} onChange=${set('kind')}>${['EMPLOYEE', 'EXTRANET', 'CONNECTOR'].map(kind => html`<option value=${kind}>${KINDS[kind]}</option>`)}</select></label>
    <label>Language<select value=${fields.language} onChange=${set('language')}>${['en', 'de', 'ru', 'fr', 'es', 'pl', 'ua', 'br', 'tr', 'it', 'kz', 'sc'].map(code => html`<option>${code}</option>`)}</select></label>
    <label class="check"><input type="checkbox" checked=${fields.admin} onChange=${set('admin')} />Administrator</label>
    <footer><button type="submit" class="primary">Add</button></footer></form><//>`;
}

export function Windows() {
  const s = useStore();
  switch (s.dialog?.kind) {
    case 'private': return html`<${Private} s=${s} />`;
    case 'group': return html`<${Group} s=${s} />`;
    case 'members': return html`<${Members} s=${s} chatId=${s.dialog.chat} />`;
    case 'openline': return html`<${OpenLine} s=${s} />`;
    case 'person': return html`<${Somebody} />`;
    default: return null;
  }
}
