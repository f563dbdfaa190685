// The files in the emulated Drive: opened as pages, and to take home as .docx, or as PDF where LibreOffice is installed.
import { useRef, useState } from 'preact/hooks';
import type { WireDocument } from '../../server/page-wire.ts';
import type { Desk } from '../desk.ts';
import { door } from '../door.ts';
import { Empty } from './empty.tsx';
import { Icon } from './icons.tsx';
import { useBox, useFetched } from './use.ts';
import { momentWords } from './words.ts';

export function Documents({ desk }: { desk: Desk }) {
  const documents = useFetched(desk, door.documents, desk.counts.documents);
  const [open, setOpen] = useState<WireDocument | null>(null);
  if (!documents) return null;
  if (documents.length === 0) return <Empty>No document has been made. Open a referral or a session in the sidebar and make one.</Empty>;
  return (
    <>
      <table class="log">
        <thead><tr><th>Name</th><th>Made by</th><th>Made</th><th>Shared with</th><th><span class="unseen">Actions</span></th></tr></thead>
        <tbody>
          {documents.map((document) => (
            <tr key={document.id}>
              <td><button class="link" onClick={() => setOpen(document)}>{document.name}</button></td>
              <td>{document.owner}</td>
              <td class="num">{momentWords(document.createdAt)}</td>
              <td class="muted">{document.sharedWith.join(', ') || '–'}</td>
              <td class="line end"><Downloads document={document} pdf={desk.start.pdf} /></td>
            </tr>
          ))}
        </tbody>
      </table>
      {open && <Opened document={open} pdf={desk.start.pdf} close={() => setOpen(null)} />}
    </>
  );
}

function Downloads({ document, pdf }: { document: WireDocument; pdf: boolean }) {
  return (
    <>
      <a class="plain" href={`/page/documents/${document.id}.docx`}><Icon name="download" size={16} /> .docx</a>
      {pdf && <a class="plain" href={`/page/documents/${document.id}.pdf?download`}><Icon name="download" size={16} /> PDF</a>}
    </>
  );
}

function Opened({ document, pdf, close }: { document: WireDocument; pdf: boolean; close: () => void }) {
  const box = useRef<HTMLDivElement>(null);
  useBox(box, document.id);
  return (
    <div class="veil" ref={box} onKeyDown={(event) => { if (event.key === 'Escape') close(); }}>
      <div class="box document" role="dialog" aria-modal="true" aria-label={document.name}>
        <header class="line">
          <h2 class="grow clip">{document.name}</h2>
          <Downloads document={document} pdf={pdf} />
          <button class="icon-button" aria-label="Close" data-first onClick={close}><Icon name="close" /></button>
        </header>
        <iframe title={document.name} src={`/documents/${document.id}?bare`} />
      </div>
    </div>
  );
}
