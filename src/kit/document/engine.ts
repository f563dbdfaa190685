// The template engine and its zip, in one place, so that both are evaluated only when a document is made.

import Docxtemplater from 'docxtemplater';
import PizZip from 'pizzip';

export { Docxtemplater, PizZip };
