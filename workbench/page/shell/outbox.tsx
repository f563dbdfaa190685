// The mails that went out, newest first; one opened as its reader would see it.
import { useState } from 'preact/hooks';
import type { WireMail } from '../../server/page-wire.ts';
import type { Desk } from '../desk.ts';
import { door } from '../door.ts';
import { Empty } from './empty.tsx';
import { Icon } from './icons.tsx';
import { useFetched } from './use.ts';
import { bytes, momentWords } from './words.ts';

export function Outbox({ desk }: { desk: Desk }) {
  const mails = useFetched(desk, door.mails, desk.counts.mails);
  const [openId, setOpenId] = useState<string | null>(null);
  if (!mails) return null;
  const [newest] = mails;
  if (!newest) return <Empty>No mail has been sent. Reminders, digests and summaries stop here: nothing leaves this computer. Try <b>Triggers › Run now</b>.</Empty>;
  const open = mails.find((mail) => mail.id === openId) ?? newest;
  return (
    <div class="split">
      <ul class="rows" aria-label="Mails">
        {mails.map((mail) => (
          <li key={mail.id}>
            <button aria-current={mail.id === open.id} onClick={() => setOpenId(mail.id)}>
              <span class="line"><b class="grow clip">{mail.to}</b><span class="muted small num">{momentWords(mail.sentAt)}</span></span>
              <span class="clip">{mail.subject}{mail.attachments.length > 0 && ' 📎'}</span>
            </button>
          </li>
        ))}
      </ul>
      <Mail key={open.id} mail={open} />
    </div>
  );
}

function Mail({ mail }: { mail: WireMail }) {
  const [asText, setAsText] = useState(!mail.hasHtml);
  return (
    <article class="detail">
      <header class="line">
        <div class="grow">
          <h2>{mail.subject}</h2>
          <p class="muted small">From {mail.from} to {mail.to} · <span class="num">{momentWords(mail.sentAt)}</span></p>
        </div>
        {mail.hasHtml && (
          <span class="picks" role="group" aria-label="Shown as">
            <button class="pick" aria-pressed={!asText} onClick={() => setAsText(false)}>Page</button>
            <button class="pick" aria-pressed={asText} onClick={() => setAsText(true)}>Text</button>
          </span>
        )}
        <a class="plain" href={`/page/mails/${mail.id}.eml`}><Icon name="download" size={16} /> .eml</a>
      </header>
      {mail.attachments.length > 0 && <p class="small">{mail.attachments.map(({ name, size }) => `📎 ${name} (${bytes(size)})`).join('   ')}</p>}
      {asText ? <pre class="mail-text">{mail.text}</pre> : <iframe class="mail-page" title={mail.subject} sandbox="" src={`/page/mails/${mail.id}.html`} />}
    </article>
  );
}
