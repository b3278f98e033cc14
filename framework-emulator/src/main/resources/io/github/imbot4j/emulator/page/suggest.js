// What can be written next: commands after a slash, people after an @.
import { html, classes } from './ui.js';
import { PersonFace } from './people.js';

/** Title and params in the language, else in English, else in the first there is: as the portal chooses. */
export const textIn = (command, language) => command.texts.find(text => text.language === language)
  || command.texts.find(text => text.language === 'en') || command.texts[0];

function commandsIn(s, chat) {
  const me = s.people.get(s.me);
  return s.status.commands.filter(command => {
    const bot = s.status.bots.find(other => other.id === command.botId);
    if (command.hidden || !command.texts.length || !bot) return false;
    if (me?.kind === 'EXTRANET' && !command.extranet) return false;
    if (chat.type === 'L' && !bot.openLine) return false;
    return command.common || chat.members.includes(command.botId);
  });
}

const OWN = [
  { command: 'me', title: 'Say what you do', params: 'text' },
  { command: 'loud', title: 'Say it large', params: 'text' },
];

/** What fits what stands before the caret: {from, items: [{key, text, ...}]}, or null. */
export function suggestionsFor(s, chat, text, caret) {
  const before = text.slice(0, caret);
  const slash = /(?:^|\n)\/(\S*)$/.exec(before);
  if (slash) {
    const word = slash[1].toLowerCase();
    const language = s.people.get(s.me)?.language || 'en';
    const bots = commandsIn(s, chat).map(command => {
      const shown = textIn(command, language);
      return { command: command.command, title: shown.title, params: shown.params, bot: s.people.get(command.botId) };
    });
    const items = [...bots, ...OWN].filter(item => item.command.toLowerCase().startsWith(word))
      .sort((one, other) => Boolean(other.bot) - Boolean(one.bot) || one.command.localeCompare(other.command))
      .map((item, i) => ({ ...item, key: `c${i}`, text: `/${item.command} ` }));
    return items.length ? { from: caret - slash[1].length - 1, items, label: 'Commands' } : null;
  }
  const at = /(?:^|\s)@([\p{L}\d]*)$/u.exec(before);
  if (!at) return null;
  const word = at[1].toLowerCase();
  const items = chat.members.filter(id => id !== s.me).map(id => s.people.get(id)).filter(Boolean)
    .filter(person => person.name.toLowerCase().split(/\s+/).some(part => part.startsWith(word)) || !word)
    .map(person => ({ key: `p${person.id}`, person, text: `[USER=${person.id}]${person.name}[/USER] ` }));
  return items.length ? { from: caret - at[1].length - 1, items, label: 'People' } : null;
}

export function Suggestions({ found, chosen, onPick }) {
  return html`<ul class="suggestions" role="listbox" id="suggestions" aria-label=${found.label} data-testid="suggestions">
    ${found.items.map((item, i) => html`<li key=${item.key} id=${`suggestion-${i}`} role="option" aria-selected=${i === chosen} data-testid="suggestion"
        class=${classes(i === chosen && 'chosen')} ref=${node => { if (node && i === chosen) node.scrollIntoView({ block: 'nearest' }); }}
        onPointerDown=${event => { event.preventDefault(); onPick(item); }}>
      ${item.person
        ? html`<${PersonFace} person=${item.person} size=${24} /><span>${item.person.name}</span>`
        : html`<span class="slash"><b>/${item.command}</b> <i>${item.params}</i></span><span class="slash-title">${item.title}</span><span class="slash-bot">${item.bot?.name || 'built in'}</span>`}
    </li>`)}
  </ul>`;
}
