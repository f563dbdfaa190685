// The same tasks as people usually write them in Apps Script. Two idioms: read the whole tab and append a row;
// find a text and set a value. Neither checks rules, journals, guards against a moved row or survives a second writer.

function tab(name) { return SpreadsheetApp.getActiveSpreadsheet().getSheetByName(name); }
function columnOf(values, heading) { return values[0].indexOf(heading); }
function nextId(prefix, values) {
  var most = 0;
  for (var i = 1; i < values.length; i++) most = Math.max(most, Number(String(values[i][0]).split('-')[1]) || 0);
  return prefix + '-' + ('0000' + (most + 1)).slice(-5);
}
function rowOf(values, fields) {
  return values[0].map(function (heading) { return heading in fields ? fields[heading] : ''; });
}

// Whole tab and appendRow.

function plainClient(fields) {
  var sheet = tab('Clients');
  var values = sheet.getDataRange().getValues();
  var phone = columnOf(values, 'Phone');
  for (var i = 1; i < values.length; i++) if (values[i][phone] === fields['Phone']) throw new Error('There already');
  fields['Client ID'] = nextId('C', values);
  sheet.appendRow(rowOf(values, fields));
}

function plainReferral(fields) {
  var sheet = tab('Referrals');
  var values = sheet.getDataRange().getValues();
  fields['Referral ID'] = nextId('R', values);
  sheet.appendRow(rowOf(values, fields));
}

function plainSession(fields) {
  var sheet = tab('Sessions');
  var values = sheet.getDataRange().getValues();
  fields['Session ID'] = nextId('S', values);
  sheet.appendRow(rowOf(values, fields));
  var referral = columnOf(values, 'Referral ID');
  var status = columnOf(values, 'Status');
  var used = fields['Status'] === 'completed' ? 1 : 0;
  for (var i = 1; i < values.length; i++) if (values[i][referral] === fields['Referral ID'] && values[i][status] === 'completed') used++;
  var orders = tab('Referrals');
  var orderValues = orders.getDataRange().getValues();
  var at = orderValues.findIndex(function (row) { return row[0] === fields['Referral ID']; });
  orders.getRange(at + 1, columnOf(orderValues, 'Visits used') + 1).setValue(used);
}

function plainDaily() {
  var values = tab('Sessions').getDataRange().getValues();
  var referral = columnOf(values, 'Referral ID');
  var status = columnOf(values, 'Status');
  var used = {};
  for (var i = 1; i < values.length; i++) if (values[i][status] === 'completed') used[values[i][referral]] = (used[values[i][referral]] || 0) + 1;
  var sheet = tab('Referrals');
  var orders = sheet.getDataRange().getValues();
  var usedAt = columnOf(orders, 'Visits used');
  var endsAt = columnOf(orders, 'Ends on');
  var standingAt = columnOf(orders, 'Standing');
  var now = new Date();
  var counts = [];
  var standings = [];
  for (var r = 1; r < orders.length; r++) {
    counts.push([used[orders[r][0]] || 0]);
    standings.push([orders[r][endsAt] && orders[r][endsAt] < now ? 'expired' : 'active']);
  }
  sheet.getRange(2, usedAt + 1, counts.length, 1).setValues(counts);
  sheet.getRange(2, standingAt + 1, standings.length, 1).setValues(standings);
}

function plainMonth(year, monthIndex) {
  var values = tab('Sessions').getDataRange().getValues();
  var covers = tab('Cover').getDataRange().getValues();
  var insurerOf = {};
  for (var c = 1; c < covers.length; c++) insurerOf[covers[c][0]] = covers[c][columnOf(covers, 'Insurer ID')];
  var date = columnOf(values, 'Date');
  var status = columnOf(values, 'Status');
  var cover = columnOf(values, 'Cover ID');
  var visits = {};
  for (var i = 1; i < values.length; i++) {
    var on = values[i][date];
    if (values[i][status] !== 'completed' || on.getFullYear() !== year || on.getMonth() !== monthIndex) continue;
    var insurer = insurerOf[values[i][cover]];
    visits[insurer] = (visits[insurer] || 0) + 1;
  }
  return JSON.stringify(visits);
}

function plainLoad(id) {
  var values = tab('Clients').getDataRange().getValues();
  return JSON.stringify(values.find(function (row) { return row[0] === id; }));
}

function plainEdit(id, heading, value) {
  var sheet = tab('Clients');
  var values = sheet.getDataRange().getValues();
  var at = values.findIndex(function (row) { return row[0] === id; });
  sheet.getRange(at + 1, columnOf(values, heading) + 1).setValue(value);
}

/** Today's sessions, the clients to search, the orders to choose from. */
function plainOpen() {
  var sessions = tab('Sessions').getDataRange().getValues();
  var date = columnOf(sessions, 'Date');
  var today = new Date().toDateString();
  return JSON.stringify({
    today: sessions.filter(function (row, i) { return i > 0 && row[date].toDateString() === today; }),
    clients: tab('Clients').getDataRange().getValues(),
    referrals: tab('Referrals').getDataRange().getValues(),
  });
}

// TextFinder and setValue.

function headingsOf(sheet) { return sheet.getRange(1, 1, 1, sheet.getLastColumn()).getValues(); }
function addRow(sheet, prefix, fields) {
  var last = sheet.getLastRow();
  var headings = headingsOf(sheet);
  fields[headings[0][0]] = prefix + '-' + ('0000' + last).slice(-5);
  sheet.getRange(last + 1, 1, 1, headings[0].length).setValues([rowOf(headings, fields)]);
}

function finderClient(fields) {
  var sheet = tab('Clients');
  if (sheet.createTextFinder(fields['Phone']).matchEntireCell(true).findNext()) throw new Error('There already');
  addRow(sheet, 'C', fields);
}

function finderLoad(id) {
  var sheet = tab('Clients');
  var at = sheet.createTextFinder(id).matchEntireCell(true).findNext().getRow();
  return JSON.stringify(sheet.getRange(at, 1, 1, sheet.getLastColumn()).getValues());
}

function finderEdit(id, heading, value) {
  var sheet = tab('Clients');
  var at = sheet.createTextFinder(id).matchEntireCell(true).findNext().getRow();
  sheet.getRange(at, headingsOf(sheet)[0].indexOf(heading) + 1).setValue(value);
}

function finderReferral(fields) { addRow(tab('Referrals'), 'R', fields); }

function finderSession(fields) {
  var sheet = tab('Sessions');
  addRow(sheet, 'S', fields);
  countByFinder(sheet, fields['Referral ID']);
}

function countByFinder(sheet, id) {
  var status = headingsOf(sheet)[0].indexOf('Status') + 1;
  var used = 0;
  sheet.createTextFinder(id).matchEntireCell(true).findAll().forEach(function (cell) {
    if (sheet.getRange(cell.getRow(), status).getValue() === 'completed') used++;
  });
  var orders = tab('Referrals');
  var order = orders.createTextFinder(id).matchEntireCell(true).findNext();
  orders.getRange(order.getRow(), headingsOf(orders)[0].indexOf('Visits used') + 1).setValue(used);
}

function finderDaily() {
  var sheet = tab('Sessions');
  var orders = tab('Referrals');
  var ids = orders.getRange(2, 1, orders.getLastRow() - 1, 1).getValues();
  ids.forEach(function (row) { countByFinder(sheet, row[0]); });
}
