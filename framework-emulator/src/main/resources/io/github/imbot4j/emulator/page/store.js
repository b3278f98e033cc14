// Everything the page knows: what the portal told (people, chats, messages ...) and where the reader is.
import { useState, useEffect } from './ui.js';

const kept = (area, key) => { try { return area.getItem('imbot4j.' + key); } catch { return null; } };
const keep = (area, key, value) => { try { area.setItem('imbot4j.' + key, value); } catch { /* private windows keep nothing */ } };

let state = {
  link: 'connecting', run: '', people: new Map(), chats: new Map(), messages: new Map(), read: new Map(), typing: [],
  status: { apps: [], bots: [], commands: [], planned: [] }, dev: [], clock: { ahead: 0 }, callFaults: [], traffic: [],
  me: Number(kept(sessionStorage, 'me')) || 0, chatOf: {}, pending: {}, toasts: [], said: '',
  panel: kept(localStorage, 'panel') !== 'closed' && window.innerWidth >= 1100, tab: 'traffic',
  theme: kept(localStorage, 'theme') || 'auto', device: 'auto', drafts: {}, dialog: null,
};
const listeners = new Set();
let due = false;

export const now = () => state;

/** Changes the state; who shows it draws it anew, once a frame's worth of changes. */
export function change(fields) {
  state = { ...state, ...(typeof fields === 'function' ? fields(state) : fields) };
  if (due) return;
  due = true;
  queueMicrotask(() => { due = false; listeners.forEach(listener => listener()); });
}

export function useStore() {
  const [, draw] = useState(0);
  useEffect(() => {
    const listener = () => draw(count => count + 1);
    listeners.add(listener);
    listener();
    return () => { listeners.delete(listener); };
  }, []);
  return state;
}

// Where the reader is

export function actAs(id) {
  keep(sessionStorage, 'me', String(id));
  change({ me: id });
}

export function showChat(chatId) {
  change(old => ({ chatOf: { ...old.chatOf, [old.me]: chatId } }));
  markRead(chatId);
}

export const currentChat = s => s.chats.get(s.chatOf[s.me]);

export function markRead(chatId) {
  if (!chatId) return;
  const last = lastMessage(state, chatId);
  const key = `${state.me}:${chatId}`;
  if (last && state.read.get(key) !== last.id) change(old => ({ read: new Map(old.read).set(key, last.id) }));
}

/** Colours the page at once: not a frame is drawn in the wrong ones. */
function paint(theme) {
  if (theme === 'auto') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}
paint(state.theme);

export function setTheme(theme) {
  keep(localStorage, 'theme', theme);
  paint(theme);
  change({ theme });
}

export function setPanel(open) {
  keep(localStorage, 'panel', open ? 'open' : 'closed');
  change({ panel: open });
}

export function setDraft(chatId, draft) {
  change(old => ({ drafts: { ...old.drafts, [`${old.me}:${chatId}`]: draft } }));
}

/** What somebody pressed on a message and waits for. */
export const waitOf = (s, messageId, me = s.me) => s.pending[messageId]?.[me];

export function setWait(messageId, wait, me = state.me) {
  change(old => ({ pending: { ...old.pending, [messageId]: { ...old.pending[messageId], [me]: wait } } }));
}

const EMPTY = { text: '', replyTo: 0, editing: 0 };
export const draftOf = (s, chatId) => s.drafts[`${s.me}:${chatId}`] || EMPTY;

let lastToast = 0;

export function toast(text, kind = 'note') {
  const id = ++lastToast;
  change(old => ({ toasts: [...old.toasts.slice(-3), { id, text, kind }] }));
  setTimeout(() => dropToast(id), kind === 'error' ? 12000 : 4000);
}

export const dropToast = id => change(old => ({ toasts: old.toasts.filter(shown => shown.id !== id) }));

/** Runs something that may be refused, and says so when it is. Gives the answer, or null. */
export async function attempt(work) {
  try {
    return await work();
  } catch (error) {
    toast(error.code && /^[A-Z_]+$/.test(error.code) ? `${error.message} (${error.code})` : error.message, 'error');
    return null;
  }
}

// What can be asked of it

/** The messages the acting person sees: clients of an Open Line do not get what is whispered. */
export function messagesOf(s, chatId) {
  const all = s.messages.get(chatId) || [];
  return s.people.get(s.me)?.kind === 'CONNECTOR' ? all.filter(message => !message.whisper) : all;
}
export const lastMessage = (s, chatId) => messagesOf(s, chatId).at(-1);
export const botOf = (s, personId) => s.status.bots.find(bot => bot.id === personId);

export function unreadIn(s, chatId) {
  const since = s.read.get(`${s.me}:${chatId}`) || 0;
  return messagesOf(s, chatId).filter(message => message.id > since && message.authorId !== s.me && !message.system && !message.deleted).length;
}

export function otherIn(s, chat) {
  return s.people.get(chat.members.find(id => id !== s.me) ?? s.me);
}

export function titleOf(s, chat) {
  if (chat.type === 'P') return otherIn(s, chat)?.name || 'Somebody who left';
  return chat.title || (chat.type === 'L' ? 'Open Line' : 'Group chat');
}

export function chatsOf(s) {
  const last = chat => lastMessage(s, chat.id)?.id || chat.id;
  return [...s.chats.values()].filter(chat => chat.members.includes(s.me)).sort((one, other) => last(other) - last(one));
}

/** Bots the acting person has no dialog with yet. */
export function newBots(s) {
  const met = new Set(chatsOf(s).filter(chat => chat.type === 'P').flatMap(chat => chat.members));
  // A client of an Open Line knows the line only.
  return s.people.get(s.me)?.kind === 'CONNECTOR' ? [] : s.status.bots.filter(bot => !met.has(bot.id) && s.people.has(bot.id));
}
