// The open chat: head, messages, who types, the composer.
import { html, useState, useEffect, useLayoutEffect, useRef, Icon, IconButton, Menu } from './ui.js';
import { get } from './api.js';
import { useStore, now, change, currentChat, messagesOf, titleOf, otherIn, attempt, showChat, newBots } from './store.js';
import { Avatar, PersonFace, describe } from './people.js';
import { MessageItem } from './message.js';
import { Composer } from './composer.js';
import { openWith, removeMember, say, makeOperator } from './actions.js';

const NEAR = 60;
const GROUP_MS = 5 * 60 * 1000;

function Head({ s, chat }) {
  const [open, setOpen] = useState(false);
  const other = chat.type === 'P' ? otherIn(s, chat) : null;
  const what = other ? describe(other) : `${chat.members.length} members${chat.type === 'L' ? ' · Open Line' : chat.type === 'O' ? ' · open' : ''}`;
  return html`<header class="chat-head" data-testid="chat-head">
    <${IconButton} icon="back" label="Back to the chats" class="icon-button back" onClick=${() => showChat(0)} />
    ${other ? html`<${PersonFace} person=${other} size=${36} />` : html`<${Avatar} name=${titleOf(s, chat)} color=${chat.color} id=${chat.id} avatar=${chat.avatar} size=${36} group=${true} />`}
    <div class="chat-title"><h1 class="ellipsis">${titleOf(s, chat)}</h1><p class="ellipsis">${what} · ${chat.type === 'P' ? `dialog ${chat.members.find(id => id !== s.me)}` : `chat${chat.id}`}</p></div>
    ${chat.type !== 'P' && html`<div class="menu-place"><${IconButton} icon="people" label="Members" aria-haspopup="menu" aria-expanded=${open} data-testid="members" onClick=${() => setOpen(!open)} />
      ${open && html`<${Members} s=${s} chat=${chat} onClose=${() => setOpen(false)} />`}</div>`}
  </header>`;
}

function Members({ s, chat, onClose }) {
  const run = work => () => { onClose(); work(); };
  const client = s.people.get(s.me)?.kind === 'CONNECTOR';
  const others = chat.type === 'L' ? [...s.people.values()].filter(person => person.kind === 'EMPLOYEE' && !chat.members.includes(person.id)) : [];
  return html`<${Menu} label="Members" className="members" onClose=${onClose}>
    ${chat.members.map(id => s.people.get(id)).filter(Boolean).map(person => html`<button type="button" role="menuitem" key=${person.id}
        disabled=${person.id === s.me || client} onClick=${run(() => openWith(person.id))}><${PersonFace} person=${person} size=${24} />${person.name}${person.id === chat.ownerId ? ' · owner' : ''}</button>`)}
    ${others.length > 0 && html`<hr />`}${others.map(person => html`<button type="button" role="menuitem" key=${`o${person.id}`} data-testid="make-operator" onClick=${run(() => makeOperator(chat.id, person.id))}>Make ${person.name} an operator</button>`)}
    <hr /><button type="button" role="menuitem" data-testid="add-members" onClick=${run(() => change({ dialog: { kind: 'members', chat: chat.id } }))}>Add people or bots …</button>
    ${chat.type !== 'L' && html`<button type="button" role="menuitem" onClick=${run(() => removeMember(chat.id, s.me))}>Leave the chat</button>`}
  <//>`;
}

function Typing({ s, chat }) {
  const here = s.typing.filter(typing => typing.chatId === chat.id && typing.userId !== s.me && s.people.has(typing.userId));
  const name = typing => s.people.get(typing.userId).name;
  const names = here.filter(typing => !typing.action).map(name);
  const lines = here.filter(typing => typing.action).map(typing => `${name(typing)} is ${typing.action.toLowerCase().replace('_', ' ')}`);
  if (names.length) lines.unshift(`${names.join(', ')} ${names.length > 1 ? 'are' : 'is'} typing`);
  return html`<div class="typing" data-testid="typing">${lines.length > 0 && html`<span class="dots" aria-hidden="true"><i></i><i></i><i></i></span> ${lines.join(', ')}`}</div>`;
}

function rows(messages) {
  const list = [];
  let before = null;
  for (const message of messages) {
    const day = new Date(message.date).toDateString();
    if (!before || new Date(before.date).toDateString() !== day) list.push({ day: message.date, key: `d${day}` });
    const first = !before || before.authorId !== message.authorId || before.system
      || new Date(message.date) - new Date(before.date) > GROUP_MS || list.at(-1).day !== undefined;
    list.push({ message, first, key: message.id });
    before = message;
  }
  return list;
}

function Empty({ s, chat }) {
  const other = chat.type === 'P' ? otherIn(s, chat) : null;
  const bot = other?.kind === 'BOT' || chat.members.some(id => s.people.get(id)?.kind === 'BOT');
  return html`<li class="empty"><p>Nothing was said here yet.</p>
    ${bot && html`<p>A bot that handles the join event greets by itself. See under <b>Traffic</b> what was posted to it, or
      <button type="button" class="act" onClick=${() => say(chat.id, '/help')}>say /help</button>.</p>`}
    ${chat.type !== 'P' && html`<p>In a group a bot hears what mentions it: write <kbd>@</kbd>. Bots of type S hear everything.</p>`}</li>`;
}

function Messages({ s, chat }) {
  const box = useRef(null);
  const sticks = useRef(true);
  const [below, setBelow] = useState(0);
  const [whole, setWhole] = useState(false);
  const client = s.people.get(s.me)?.kind === 'CONNECTOR';
  const messages = messagesOf(s, chat.id).filter(message => !client || !message.whisper);
  const last = messages.at(-1);

  const toEnd = () => { box.current.scrollTop = box.current.scrollHeight; };
  useLayoutEffect(() => { sticks.current = true; setBelow(0); setWhole(false); toEnd(); }, [chat.id, s.me]);
  useLayoutEffect(() => {
    if (sticks.current || last?.authorId === s.me) { toEnd(); } else if (last) setBelow(count => count + 1);
  }, [last?.id]);
  useEffect(() => {
    // Pictures, attachments and edits make messages grow after they were drawn.
    const stay = new ResizeObserver(() => { if (sticks.current) toEnd(); });
    stay.observe(box.current.firstElementChild);
    stay.observe(box.current);
    return () => stay.disconnect();
  }, []);

  const onScroll = () => {
    const { scrollTop, scrollHeight, clientHeight } = box.current;
    sticks.current = scrollHeight - scrollTop - clientHeight < NEAR;
    if (sticks.current && below) setBelow(0);
  };
  const older = async () => {
    const height = box.current.scrollHeight;
    const found = await attempt(() => get(`/emulator/api/chats/${chat.id}/messages?before=${messages[0].id}`));
    if (!found) return;
    if (!found.messages.length) { setWhole(true); return; }
    change(old => ({ messages: new Map(old.messages).set(chat.id, [...found.messages, ...(now().messages.get(chat.id) || [])]) }));
    setTimeout(() => { if (box.current) box.current.scrollTop += box.current.scrollHeight - height; });
  };

  return html`<div class="messages-place">
    <div class="messages" ref=${box} onScroll=${onScroll} tabindex="0" role="region" aria-label="Messages" data-testid="messages">
      <ol>
        ${messages.length >= 200 && !whole && html`<li class="older"><button type="button" onClick=${older}>Show older messages</button></li>`}
        ${messages.length === 0 && html`<${Empty} s=${s} chat=${chat} />`}
        ${rows(messages).map(({ day, message, first, key }) => (day
          ? html`<li class="day" key=${key}><span>${new Date(day).toLocaleDateString([], { day: 'numeric', month: 'long' })}</span></li>`
          : html`<${MessageItem} key=${key} message=${message} first=${first} chat=${chat} me=${s.me} author=${s.people.get(message.authorId)} people=${s.people} />`))}
      </ol>
    </div>
    ${below > 0 && html`<button type="button" class="to-end" data-testid="to-end" onClick=${() => { sticks.current = true; setBelow(0); toEnd(); }}><${Icon} name="down" size=${16} /> ${below} new</button>`}
  </div>`;
}

function Welcome({ s }) {
  const bots = newBots(s);
  const me = s.people.get(s.me);
  const all = s.status.bots.length;
  return html`<section class="welcome" data-testid="welcome">
    <h1>A portal on your machine</h1>
    <p>${me ? html`You act as <b>${me.name}</b>. Choose somebody else at the top left.` : 'Nobody lives here yet: add somebody at the top left.'}</p>
    ${bots.length > 0 && html`<p>Open a bot to be greeted:</p><div class="welcome-bots">${bots.map(bot => {
      const person = s.people.get(bot.id);
      return html`<button type="button" key=${bot.id} data-testid="welcome-bot" onClick=${() => openWith(bot.id)}><${PersonFace} person=${person} size=${44} /><span><b>${person.name}</b><small>${person.position || 'Bot'}</small></span></button>`;
    })}</div>`}
    ${all === 0 && html`<p>No bot is registered. A bot appears when its app is installed: see <button type="button" class="act" onClick=${() => change({ panel: true, tab: 'apps' })}>Apps</button>.
      What the portal and the app say to each other is under <button type="button" class="act" onClick=${() => change({ panel: true, tab: 'traffic' })}>Traffic</button>.</p>`}
    ${all > 0 && bots.length === 0 && html`<p>Choose a chat on the left, or start a new one with <b>+</b>.</p>`}
  </section>`;
}

export function ChatPane() {
  const s = useStore();
  const chat = currentChat(s);
  if (!chat || !chat.members.includes(s.me)) return html`<main class="chat"><${Welcome} s=${s} /></main>`;
  return html`<main class="chat" data-testid="chat" data-chat=${chat.id}>
    <${Head} s=${s} chat=${chat} /><${Messages} s=${s} chat=${chat} /><${Typing} s=${s} chat=${chat} /><${Composer} key=${`${s.me}:${chat.id}`} chat=${chat} />
  </main>`;
}
