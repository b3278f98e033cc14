// Who acts, and the chats they are in.
import { html, useState, classes, Icon, IconButton, Menu } from './ui.js';
import { useStore, actAs, showChat, chatsOf, newBots, titleOf, otherIn, lastMessage, unreadIn, currentChat, change } from './store.js';
import { Avatar, PersonFace, describe } from './people.js';
import { plain } from './bbcode.js';
import { clock } from './message.js';
import { openWith } from './actions.js';

function UserSwitch({ s }) {
  const [open, setOpen] = useState(false);
  const me = s.people.get(s.me);
  const actors = [...s.people.values()].filter(person => person.kind !== 'BOT');
  const unread = id => [...s.chats.values()].filter(chat => chat.members.includes(id)).some(chat => unreadIn({ ...s, me: id }, chat.id) > 0);
  return html`<div class="user-switch menu-place">
    <button type="button" class="who" aria-haspopup="listbox" aria-expanded=${open} data-testid="user-switch" onClick=${() => setOpen(!open)}>
      <${PersonFace} person=${me} size=${36} /><span class="who-text"><small>Acting as</small><b class="ellipsis">${me?.name || 'nobody yet'}</b></span><${Icon} name="down" size=${16} /></button>
    ${open && html`<${Menu} label="Act as" role="listbox" className="actors" onClose=${() => setOpen(false)}>
      ${actors.map(person => html`<button type="button" role="option" key=${person.id} aria-selected=${person.id === s.me} data-testid="user" data-id=${person.id}
          onClick=${() => { actAs(person.id); setOpen(false); }}><${PersonFace} person=${person} size=${32} /><span><b>${person.name}</b><small>${describe(person)}</small></span>
          ${person.id !== s.me && unread(person.id) && html`<i class="dot" aria-label="has unread messages"></i>`}</button>`)}
      <button type="button" role="option" class="add" data-testid="add-person" onClick=${() => { setOpen(false); change({ dialog: { kind: 'person' } }); }}>Add somebody …</button>
    <//>`}
  </div>`;
}

function NewMenu({ client }) {
  const [open, setOpen] = useState(false);
  const show = kind => () => { setOpen(false); change({ dialog: { kind } }); };
  return html`<div class="menu-place"><${IconButton} icon="plus" label="New chat" aria-haspopup="menu" aria-expanded=${open} data-testid="new-chat" onClick=${() => setOpen(!open)} />
    ${open && html`<${Menu} label="New chat" className="new-menu" onClose=${() => setOpen(false)}>
      ${!client && html`<button type="button" role="menuitem" data-testid="new-private" onClick=${show('private')}><${Icon} name="person" /> Private chat</button>
      <button type="button" role="menuitem" data-testid="new-group" onClick=${show('group')}><${Icon} name="people" /> Group chat</button>`}
      <button type="button" role="menuitem" data-testid="new-openline" onClick=${show('openline')}><${Icon} name="headset" /> Open Line client</button>
    <//>`}</div>`;
}

function Entry({ s, chat, open }) {
  const last = lastMessage(s, chat.id);
  const other = chat.type === 'P' ? otherIn(s, chat) : null;
  const unread = unreadIn(s, chat.id);
  const types = s.typing.some(typing => typing.chatId === chat.id && typing.userId !== s.me);
  const by = last && s.people.get(last.authorId);
  const named = !last || last.system ? '' : last.authorId === s.me ? 'You' : chat.type !== 'P' && (by?.firstName || by?.name);
  const author = named ? `${named}: ` : '';
  return html`<li><button type="button" class=${classes('entry', open && 'open')} aria-current=${open ? 'true' : undefined} data-testid="chat-entry" data-chat=${chat.id} onClick=${() => showChat(chat.id)}>
    ${other ? html`<${PersonFace} person=${other} size=${42} />` : html`<${Avatar} name=${titleOf(s, chat)} color=${chat.color} id=${chat.id} avatar=${chat.avatar} size=${42} group=${true} />`}
    <span class="entry-text"><span class="entry-title"><b class="ellipsis">${titleOf(s, chat)}</b>${last && html`<time datetime=${last.date}>${clock(last.date)}</time>`}</span>
      <span class="entry-last"><span class="ellipsis">${types ? html`<em>is typing …</em>` : last ? author + (plain(last.text) || (last.files.length ? 'File' : '')) : 'Nothing said yet'}</span>
      ${unread > 0 && html`<span class="badge" aria-label=${`${unread} unread`}>${unread}</span>`}</span></span>
  </button></li>`;
}

export function Sidebar() {
  const s = useStore();
  const [wanted, setWanted] = useState('');
  const open = currentChat(s);
  const fits = title => title.toLowerCase().includes(wanted.trim().toLowerCase());
  const chats = chatsOf(s).filter(chat => fits(titleOf(s, chat)));
  const client = s.people.get(s.me)?.kind === 'CONNECTOR';
  const bots = client ? [] : newBots(s).filter(bot => fits(s.people.get(bot.id).name));
  return html`<nav class="sidebar" aria-label="Chats">
    <${UserSwitch} s=${s} />
    <div class="find"><input type="search" placeholder="Find a chat" aria-label="Find a chat" value=${wanted} onInput=${event => setWanted(event.target.value)} /><${NewMenu} client=${client} /></div>
    <div class="lists">
      <ul class="entries" data-testid="chat-list">${chats.map(chat => html`<${Entry} key=${chat.id} s=${s} chat=${chat} open=${open?.id === chat.id} />`)}</ul>
      ${bots.length > 0 && html`<h2>Bots to meet</h2><ul class="entries">${bots.map(bot => {
        const person = s.people.get(bot.id);
        return html`<li key=${bot.id}><button type="button" class="entry" data-testid="bot-entry" data-code=${bot.code} onClick=${() => openWith(bot.id)}><${PersonFace} person=${person} size=${42} />
          <span class="entry-text"><b class="ellipsis">${person.name}</b><span class="entry-last"><span class="ellipsis">${person.position || 'Open to be greeted'}</span></span></span></button></li>`;
      })}</ul>`}
      ${chats.length + bots.length === 0 && html`<p class="hint">${wanted ? 'No chat of that name.' : client ? 'This client has written to no line yet: use + to do so.' : 'No chats and no bots yet. Install an app in the Apps panel, and its bots appear here.'}</p>`}
    </div>
  </nav>`;
}
