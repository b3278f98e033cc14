// One message: bubble, files, attachments, buttons, likes and its menu.
import { html, memo, useState, classes, Icon, IconButton, Menu } from './ui.js';
import { safeLink } from './urls.js';
import { plain } from './bbcode.js';
import { PersonFace, colorOf } from './people.js';
import { RichText } from './richtext.js';
import { Keyboard, unescaped, deviceOf } from './keyboard.js';
import { Attachment, size } from './attach.js';
import { now, setDraft, draftOf } from './store.js';
import { like, react, remove, copy, press } from './actions.js';

export const clock = date => new Date(date).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' });

function Files({ files }) {
  return files.map(file => {
    const href = `/emulator/files/${file.id}`;
    return /^image\/(png|jpeg|gif|webp)$/.test(file.contentType)
      ? html`<a key=${file.id} href=${href} target="_blank" rel="noopener noreferrer"><img class="picture sent" src=${href} alt=${file.name} data-testid="image" /></a>`
      : html`<div class="file-row" key=${file.id}><span class="file-mark" aria-hidden="true"></span><a href=${href} download=${file.name} data-testid="file">${file.name}</a> <small>${size(file.size)}</small></div>`;
  });
}

function Answered({ id }) {
  const s = now();
  for (const list of s.messages.values()) {
    const message = list.find(other => other.id === id);
    if (message) {
      return html`<button type="button" class="answered" onClick=${() => document.getElementById(`m${id}`)?.scrollIntoView({ block: 'center' })}>
        <strong>${s.people.get(message.authorId)?.name || 'Portal'}</strong><span class="ellipsis">${plain(message.text) || 'A file'}</span></button>`;
    }
  }
  return html`<div class="answered"><span>An older message</span></div>`;
}

function begin(message, fields) {
  setDraft(message.chatId, { ...draftOf(now(), message.chatId), replyTo: 0, editing: 0, ...fields });
  setTimeout(() => document.querySelector('[data-testid="composer"]')?.focus());
}

function MessageMenu({ message, mine, onClose }) {
  const run = work => () => { onClose(); work(); };
  const device = deviceOf(now());
  const items = (message.menu?.ITEMS || []).map((item, index) => ({ item, index }))
    .filter(({ item }) => !item.CONTEXT || item.CONTEXT === 'ALL' || item.CONTEXT === device);
  const Own = ({ label, work }) => html`<button type="button" role="menuitem" onClick=${run(work)}>${label}</button>`;
  return html`<${Menu} label="Message" className="message-menu" onClose=${onClose} data-testid="message-menu">
    ${items.map(({ item, index }) => {
      const href = item.LINK && safeLink(unescaped(item.LINK));
      const text = unescaped(item.TEXT);
      return href
        ? html`<a role="menuitem" href=${href} target="_blank" rel="noopener noreferrer" onClick=${onClose}>${text}</a>`
        : html`<button type="button" role="menuitem" class="from-bot" disabled=${item.DISABLED === 'Y'} data-testid="menu-item" onClick=${run(() => press(message, item, index, 'choose'))}>${text}</button>`;
    })}
    ${items.length > 0 && html`<hr />`}
    <${Own} label="Reply" work=${() => begin(message, { replyTo: message.id })} />
    <${Own} label=${message.likes.includes(now().me) ? 'Take the like back' : 'Like'} work=${() => like(message.id)} />
    <div class="reactions" role="group" aria-label="React">${Object.entries(REACTIONS).map(([code, sign]) => html`<button type="button" key=${code} role="menuitem" data-testid="react"
      aria-label=${code} onClick=${() => { onClose(); react(message.id, code); }}>${sign}</button>`)}</div>
    <${Own} label="Copy text" work=${() => copy(message.text)} />
    ${mine && html`<${Own} label="Edit" work=${() => begin(message, { text: message.text, editing: message.id })} />`}
    ${mine && html`<${Own} label="Delete" work=${() => remove(message.id)} />`}
  <//>`;
}

function Likes({ message, people, me }) {
  if (!message.likes.length) return null;
  const names = message.likes.map(id => people.get(id)?.name || `#${id}`).join(', ');
  return html`<button type="button" class=${classes('likes', message.likes.includes(me) && 'mine')} data-testid="likes" title=${names}
    aria-label=${`${message.likes.length} likes: ${names}`} onClick=${() => like(message.id)}>♥ ${message.likes.length}</button>`;
}

// Of the portal's 48 reactions those that the menu offers; others are shown by their code.
const REACTIONS = { redHeart: '❤️', fire: '🔥', laugh: '😆', wonder: '😲', cry: '😢', angry: '😠', eyes: '👀', handshake: '🤝', whiteHeavyCheckMark: '✅', hundredPoints: '💯' };

function Reactions({ message, people, me }) {
  return Object.entries(message.reactions || {}).filter(([code]) => code !== 'like').map(([code, users]) => {
    const names = users.map(id => people.get(id)?.name || `#${id}`).join(', ');
    return html`<button type="button" key=${code} class=${classes('likes', users.includes(me) && 'mine')} data-testid="reaction" data-reaction=${code} title=${names}
      aria-label=${`${code}: ${names}`} onClick=${() => react(message.id, code)}>${REACTIONS[code] || code} ${users.length}</button>`;
  });
}

function SystemMessage({ message, chat }) {
  return html`<li class="system" id=${`m${message.id}`} data-testid="message" data-kind="system" data-id=${message.id}>
    <div class="system-text"><${RichText} text=${message.text} /></div>
    ${message.attach.map((attach, i) => html`<${Attachment} key=${i} attach=${attach} chat=${chat} />`)}
    <${Keyboard} message=${message} /></li>`;
}

function DrawMessage({ message, chat, author, first, me, people }) {
  const [menu, setMenu] = useState(false);
  if (message.system || message.authorId === 0) return html`<${SystemMessage} message=${message} chat=${chat} />`;
  const mine = message.authorId === me;
  const onContextMenu = event => {
    if (message.deleted || String(getSelection())) return;
    event.preventDefault();
    setMenu(true);
  };
  return html`<li class=${classes('message', mine && 'own', first && 'first', message.deleted && 'deleted', message.whisper && 'whisper')} id=${`m${message.id}`}
      data-testid="message" data-id=${message.id} data-author=${message.authorId} data-kind=${author?.kind === 'BOT' ? 'bot' : 'person'}>
    <div class="face">${first && !mine && html`<${PersonFace} person=${author} size=${34} />`}</div>
    <div class="column">
      <div class="bubble" onContextMenu=${onContextMenu}>
        ${first && !mine && chat.type !== 'P' && html`<div class="author" style=${{ '--who': colorOf(author?.color, author?.id) }}>${author?.name || 'Somebody who left'}</div>`}
        ${message.replyTo > 0 && html`<${Answered} id=${message.replyTo} />`}
        ${message.text && html`<div class="text" data-testid="message-text"><${RichText} text=${message.text} /></div>`}
        <${Files} files=${message.files} />
        ${message.attach.map((attach, i) => html`<${Attachment} key=${i} attach=${attach} chat=${chat} />`)}
        <div class="meta"><${Likes} message=${message} people=${people} me=${me} /><${Reactions} message=${message} people=${people} me=${me} />
          ${message.whisper && html`<span>not sent to the client</span>`}${message.edited && !message.deleted && html`<span class="edited" data-testid="edited">edited</span>`}<time datetime=${message.date} title=${new Date(message.date).toLocaleString()}>${clock(message.date)}</time></div>
      </div>
      <${Keyboard} message=${message} />
    </div>
    ${!message.deleted && html`<div class="tools">
      <${IconButton} icon="like" label="Like" pressed=${message.likes.includes(me)} data-testid="like" onClick=${() => like(message.id)} />
      <${IconButton} icon="more" label="More" aria-haspopup="menu" aria-expanded=${menu} data-testid="more" onClick=${() => setMenu(!menu)} />
      ${menu && html`<${MessageMenu} message=${message} mine=${mine} onClose=${() => setMenu(false)} />`}
    </div>`}
  </li>`;
}

export const MessageItem = memo(DrawMessage, (before, after) => before.message === after.message && before.first === after.first
  && before.me === after.me && before.author === after.author && before.chat === after.chat);
