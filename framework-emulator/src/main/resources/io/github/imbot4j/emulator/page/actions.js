// What the reader does, as the acting person.
import { post, sendFile } from './api.js';
import { now, change, attempt, showChat, setDraft, draftOf, setWait, waitOf, toast, currentChat } from './store.js';

const as = fields => ({ as: now().me, ...fields });

function keepChat({ chat }) {
  change(s => ({ chats: new Map(s.chats).set(chat.id, chat) }));
  showChat(chat.id);
  return chat;
}

export const openWith = id => attempt(async () => keepChat(await post('open', as({ with: id }))));
export const openDialog = dialog => attempt(async () => keepChat(await post('dialog', as({ dialog: String(dialog) }))));
export const newGroup = fields => attempt(async () => keepChat(await post('group', as(fields))));
export const addMembers = (chat, users) => attempt(() => post('members/add', as({ chat, users })));
export const removeMember = (chat, user) => attempt(() => post('members/remove', as({ chat, user })));

export const say = (chat, text, replyTo = 0, whisper = false) => attempt(() => post('say', as({ chat, text, replyTo, whisper })));
export const makeOperator = (chat, user) => attempt(() => post('operator', { as: user, chat }));
export const edit = (message, text) => attempt(() => post('edit', as({ message, text })));
export const remove = message => attempt(() => post('delete', as({ message })));
export const react = (message, reaction) => attempt(() => post('react', as({ message, reaction })));
export const like = message => attempt(() => post('like', as({ message })));

export async function upload(chat, text, files) {
  for (const file of files) await attempt(() => sendFile(now().me, chat, text, file));
}

let lastTyping = 0;

export function typing(chat) {
  if (Date.now() - lastTyping < 4000) return;
  lastTyping = Date.now();
  post('typing', as({ chat })).catch(() => { /* not worth a word */ });
}

export function put(text) {
  const chat = currentChat(now());
  if (!chat) return;
  const draft = draftOf(now(), chat.id);
  setDraft(chat.id, { ...draft, text });
  document.querySelector('[data-testid="composer"]')?.focus();
}

export function call(phone) {
  toast(phone ? `A phone would call ${phone} now.` : 'A phone would call now.');
}

export async function copy(text, what = 'Copied.') {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const area = document.createElement('textarea');
    area.value = text;
    document.body.append(area);
    area.select();
    document.execCommand('copy');
    area.remove();
  }
  toast(what);
}

const WAITS = 10000;

/** Presses a button of a keyboard, or chooses an item of a menu, as the real client does: some never reach the server. */
export async function press(message, button, index, kind = 'press') {
  const value = button.ACTION_VALUE ?? '';
  switch (button.LINK ? 'LINK' : button.ACTION || (button.COMMAND ? 'COMMAND' : '')) {
    case 'PUT': return put(value);
    case 'COPY': return copy(value);
    case 'CALL': return call(value);
    case 'DIALOG': return openDialog(value);
    case '': return toast('This button opens an app on a real portal.');
    default:
  }
  if (kind === 'choose') return attempt(() => post('choose', as({ message: message.id, item: index })));
  const command = !button.ACTION;
  if (command) waitFor(message.id, index, button.BLOCK === 'Y');
  const done = await attempt(() => post('press', as({ message: message.id, button: index })));
  if (!done && command) setWait(message.id, undefined);
  return done;
}

/** A button waits for its message to change; one that blocks nothing gives up after a while. */
function waitFor(messageId, button, block) {
  const { me } = now();
  const wait = { button, block };
  setWait(messageId, wait);
  if (block) return;
  setTimeout(() => {
    if (waitOf(now(), messageId, me) === wait) setWait(messageId, undefined, me);
  }, WAITS);
}
