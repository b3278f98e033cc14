// Where the acting person writes.
import { html, useState, useRef, useLayoutEffect, Icon, IconButton } from './ui.js';
import { useStore, draftOf, setDraft, messagesOf } from './store.js';
import { say, edit, typing, upload } from './actions.js';
import { plain } from './bbcode.js';
import { suggestionsFor, Suggestions } from './suggest.js';

function Above({ draft, s, chat, onCancel }) {
  const id = draft.editing || draft.replyTo;
  if (!id) return null;
  const message = messagesOf(s, chat.id).find(other => other.id === id);
  const who = s.people.get(message?.authorId)?.name;
  return html`<div class="above" data-testid="composer-context"><div><strong>${draft.editing ? 'Edit' : `Reply to ${who || 'a message'}`}</strong>
    <span class="ellipsis">${message ? plain(message.text) : ''}</span></div>
    <${IconButton} icon="close" label="Cancel" onClick=${onCancel} /></div>`;
}

export function Composer({ chat }) {
  const s = useStore();
  const draft = draftOf(s, chat.id);
  const field = useRef(null);
  const [caret, setCaret] = useState(0);
  const [chosen, setChosen] = useState(0);
  const [closed, setClosed] = useState('');
  const [whispers, setWhispers] = useState(false);
  const operator = chat.type === 'L' && s.people.get(s.me)?.kind !== 'CONNECTOR';
  const found = closed === draft.text ? null : suggestionsFor(s, chat, draft.text, Math.min(caret, draft.text.length));
  const at = found ? Math.min(chosen, found.items.length - 1) : 0;

  useLayoutEffect(() => {
    field.current.style.height = 'auto';
    field.current.style.height = `${Math.min(field.current.scrollHeight + 2, 180)}px`;
  }, [draft.text, chat.id]);

  const write = fields => setDraft(chat.id, { ...draft, ...fields });
  const cancel = () => write({ text: draft.editing ? '' : draft.text, replyTo: 0, editing: 0 });

  const pick = item => {
    const text = draft.text.slice(0, found.from) + item.text + draft.text.slice(caret);
    const end = found.from + item.text.length;
    write({ text });
    setCaret(end);
    setChosen(0);
    setTimeout(() => { field.current?.focus(); field.current?.setSelectionRange(end, end); });
  };

  const send = async () => {
    if (!draft.text.trim()) return;
    setDraft(chat.id, { text: '', replyTo: 0, editing: 0 });
    const done = draft.editing ? await edit(draft.editing, draft.text) : await say(chat.id, draft.text, draft.replyTo, operator && whispers);
    if (!done) setDraft(chat.id, draft);
  };

  const editLast = () => {
    const own = messagesOf(s, chat.id).filter(message => message.authorId === s.me && !message.deleted && !message.system).at(-1);
    if (own) write({ text: own.text, editing: own.id, replyTo: 0 });
  };

  const onKeyDown = event => {
    if (event.isComposing) return;
    const take = work => { event.preventDefault(); event.stopPropagation(); work(); };
    if (found && event.key === 'ArrowDown') take(() => setChosen((at + 1) % found.items.length));
    else if (found && event.key === 'ArrowUp') take(() => setChosen((at + found.items.length - 1) % found.items.length));
    else if (found && event.key === 'Tab' && !event.shiftKey) take(() => pick(found.items[at]));
    else if (found && event.key === 'Enter' && !event.shiftKey) {
      const whole = found.items[at].text.trim() === draft.text.slice(found.from).trim();
      take(() => (whole ? send() : pick(found.items[at])));
    } else if (found && event.key === 'Escape') take(() => setClosed(draft.text));
    else if (event.key === 'Enter' && !event.shiftKey) take(send);
    else if (event.key === 'Escape' && (draft.editing || draft.replyTo)) take(cancel);
    else if (event.key === 'ArrowUp' && !draft.text) take(editLast);
  };

  const onInput = event => {
    write({ text: event.target.value });
    setCaret(event.target.selectionStart);
    setChosen(0);
    setClosed('');
    typing(chat.id);
  };

  const onSelect = event => setCaret(event.target.selectionStart);

  const sendFiles = files => {
    if (!files.length) return;
    upload(chat.id, draft.text.trim(), [...files]);
    write({ text: '' });
  };
  const onPaste = event => {
    if (event.clipboardData?.files.length) { event.preventDefault(); sendFiles(event.clipboardData.files); }
  };

  if (!chat.textFieldEnabled) {
    return html`<p class="no-field" data-testid="composer-hidden">The bot has hidden the input field of this chat: use its buttons.<textarea ref=${field} hidden></textarea></p>`;
  }
  return html`<form class="composer" onSubmit=${event => { event.preventDefault(); send(); }}
      onDragOver=${event => event.preventDefault()} onDrop=${event => { event.preventDefault(); sendFiles(event.dataTransfer.files); }}>
    ${found && html`<${Suggestions} found=${found} chosen=${at} onPick=${pick} />`}
    <${Above} draft=${draft} s=${s} chat=${chat} onCancel=${cancel} />
    <div class="field">
      <label class="icon-button" title="Send a file"><${Icon} name="clip" /><span class="hidden">Send a file</span>
        <input class="hidden" type="file" multiple data-testid="file-input" onChange=${event => { sendFiles(event.target.files); event.target.value = ''; }} /></label>
      <textarea ref=${field} rows="1" value=${draft.text} maxlength="20000" data-testid="composer"
        placeholder="Message, /command or @name" aria-label="Message" role="combobox" aria-expanded=${Boolean(found)}
        aria-controls="suggestions" aria-autocomplete="list" aria-activedescendant=${found ? `suggestion-${at}` : undefined}
        onInput=${onInput} onKeyDown=${onKeyDown} onKeyUp=${onSelect} onClick=${onSelect} onPaste=${onPaste}></textarea>
      ${operator && html`<button type="button" class=${whispers ? 'whispers on' : 'whispers'} aria-pressed=${String(whispers)} data-testid="whisper" title="Only operators and bots read a whisper, not the client" onClick=${() => setWhispers(!whispers)}>Whisper</button>`}
      <button type="submit" class="send-button" aria-label=${draft.editing ? 'Save' : 'Send'} title="Send (Enter)" disabled=${!draft.text.trim()} data-testid="send"><${Icon} name="send" /></button>
    </div>
  </form>`;
}
