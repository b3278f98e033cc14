// Follow what happens on the portal, and come back when it restarts.
import { change, now, toast, markRead, currentChat } from './store.js';
import { plain } from './bbcode.js';

const QUIET = 25000;
const TYPING = 8000;
const MOST_TRAFFIC = 1000;

let source;
let lastHeard = Date.now();

const byId = list => new Map(list.map(item => [item.id, item]));

function grouped(messages) {
  const chats = new Map();
  for (const message of messages) {
    if (!chats.has(message.chatId)) chats.set(message.chatId, []);
    chats.get(message.chatId).push(message);
  }
  return chats;
}

function inserted(list, message) {
  const at = list.findIndex(other => other.id >= message.id);
  if (at < 0) return [...list, message];
  const replaced = list[at].id === message.id ? 1 : 0;
  return [...list.slice(0, at), message, ...list.slice(at + replaced)];
}

function withMessage(s, message) {
  return new Map(s.messages).set(message.chatId, inserted(s.messages.get(message.chatId) || [], message));
}

function without(map, key) {
  const { [key]: gone, ...rest } = map;
  return rest;
}

const TAKE = {
  snapshot(all) {
    const { run, people, chats, messages, traffic, status, dev, clock, callFaults } = all;
    const restarted = now().run && now().run !== run;
    change(s => {
      const known = byId(people);
      const acting = known.get(s.me)?.kind;
      const me = acting && acting !== 'BOT' ? s.me : firstActor(people);
      const grown = restarted ? {} : s.chatOf;
      const sorted = grouped(messages);
      const read = restarted || !s.run ? readSoFar(people, sorted) : s.read;
      return { run, people: known, chats: byId(chats), messages: sorted, read, traffic, status, dev, clock, callFaults, me, chatOf: grown, pending: {}, typing: [], link: 'open' };
    });
    if (restarted) toast('The portal started anew: its chats begin from nothing.');
    markRead(currentChat(now())?.id);
  },
  message(message) {
    change(s => ({
      messages: withMessage(s, message),
      typing: s.typing.filter(typing => typing.userId !== message.authorId || typing.chatId !== message.chatId),
    }));
    announce(message);
  },
  edited(message) {
    change(s => ({ messages: withMessage(s, message), pending: without(s.pending, message.id) }));
  },
  reacted({ id, likes, reactions }) {
    change(s => {
      for (const [chatId, list] of s.messages) {
        const message = list.find(other => other.id === id);
        if (message) return { messages: new Map(s.messages).set(chatId, inserted(list, { ...message, likes, reactions })) };
      }
      return {};
    });
  },
  gone({ id, chatId }) {
    change(s => ({ messages: new Map(s.messages).set(chatId, (s.messages.get(chatId) || []).filter(message => message.id !== id)) }));
  },
  chat(chat) { change(s => ({ chats: new Map(s.chats).set(chat.id, chat) })); },
  person(person) { change(s => ({ people: new Map(s.people).set(person.id, person) })); },
  typing({ userId, chatId, action, seconds }) {
    const shown = action ? seconds * 1000 : TYPING;
    const until = Date.now() + shown;
    change(s => ({ typing: [...s.typing.filter(typing => typing.userId !== userId || typing.chatId !== chatId), { userId, chatId, action, until }] }));
    setTimeout(() => change(s => ({ typing: s.typing.filter(typing => typing.until > Date.now()) })), shown + 50);
  },
  traffic(exchange) {
    change(s => s.traffic.some(other => other.id === exchange.id) ? {} : { traffic: [...s.traffic, exchange].slice(-MOST_TRAFFIC) });
  },
  status(status) { change({ status }); },
  dev(dev) { change({ dev }); },
  clock(clock) { change({ clock }); },
  beat() { /* only that somebody is there */ },
};

function firstActor(people) {
  const actors = people.filter(person => person.kind !== 'BOT');
  return (actors.find(person => person.admin) || actors[0])?.id || 0;
}

/** What was there when the page was opened counts as read. */
function readSoFar(people, chats) {
  const read = new Map();
  for (const person of people) {
    for (const [chatId, list] of chats) read.set(`${person.id}:${chatId}`, list.at(-1).id);
  }
  return read;
}

function announce(message) {
  const s = now();
  const chat = currentChat(s);
  if (chat?.id !== message.chatId) return;
  markRead(chat.id);
  if (message.authorId === s.me) return;
  const author = s.people.get(message.authorId)?.name;
  change({ said: `${author ? author + ': ' : ''}${plain(message.text).slice(0, 300)}` });
}

function connect() {
  source?.close();
  lastHeard = Date.now();
  source = new EventSource('/emulator/events');
  for (const [event, take] of Object.entries(TAKE)) {
    source.addEventListener(event, ({ data }) => {
      lastHeard = Date.now();
      take(JSON.parse(data));
    });
  }
  source.onerror = () => {
    if (now().link === 'open') change({ link: 'lost' });
    if (source.readyState === EventSource.CLOSED) setTimeout(connect, 2000);
  };
}

export function follow() {
  connect();
  setInterval(() => {
    if (Date.now() - lastHeard < QUIET) return;
    change({ link: 'lost' });
    connect();
  }, 5000);
}
