import { Workbench } from '../../../workbench/workbench.ts';
const files = {
  'appsscript.json': JSON.stringify({ timeZone: 'America/Los_Angeles', dependencies: { enabledAdvancedServices: [{ userSymbol: 'Drive', serviceId: 'drive', version: 'v3' }, { userSymbol: 'Sheets', serviceId: 'sheets', version: 'v4' }] }, runtimeVersion: 'V8' }),
  'page.html': '<b><?= name ?></b>',
  'main.js': `
    function all() {
      var zip = Utilities.zip([Utilities.newBlob('<w:p><w:t>hi</w:t></w:p>', 'text/xml', 'word/document.xml')], 'x.docx');
      zip.setContentType('application/vnd.openxmlformats-officedocument.wordprocessingml.document');
      var file = Drive.Files.create({ name: 'Note', mimeType: 'application/vnd.google-apps.document' }, zip, { fields: 'id,webViewLink' });
      var back = Drive.Files.export(file.id, 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', { alt: 'media' });
      MailApp.sendEmail({ to: 'ana@example.org', subject: 's', body: 'b', attachments: [back.setName('Note.docx')] });
      var t = HtmlService.createTemplateFromFile('page'); t.name = '<x>';
      PropertiesService.getUserProperties().setProperty('a', 1);
      var copy = Drive.Files.copy({ name: 'Backup' }, 'clinic', { fields: 'id' });
      var csv = Utilities.parseCsv('a,b\\n1,2');
      return JSON.stringify({ same: back.getBytes().length === zip.getBytes().length, html: t.evaluate().getContent(), user: Session.getEffectiveUser().getEmail(), csv: csv, copied: Sheets.Spreadsheets.get(copy.id).properties.title,
        pdf: Utilities.formatDate(new Date(), 'America/Los_Angeles', 'yyyy-MM-dd HH:mm') });
    }
    function ask() { return String(SpreadsheetApp.getUi().alert('Sure?')); }
    function missing() { try { Drive.Files.get('nope'); } catch (e) { return JSON.stringify([e.name, e.message, e.details]); } }
  `,
};
it('in a worker', async () => {
  const bench = new Workbench({ files, now: '2026-03-02T09:00' });
  try {
    console.log(await bench.start('all'), bench.outbox.length, await bench.start('missing'));
    const asked = bench.start('ask', [], { kind: 'menu' });
    while (!bench.ui.screen(bench.owner).question) await new Promise((r) => setTimeout(r, 20));
    bench.ui.answer('CANCEL');
    console.log(await asked);
  } finally { await bench.close(); }
});
