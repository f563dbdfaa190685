// Built-in services word their errors in the user's language (platform 4.2); API errors stay English. Spanish stands
// for all others: these texts were seen live (ErrorHandler's list), the rest stays English here.

export type Language = 'en' | 'es';

const spanish: readonly (readonly [english: RegExp, spanish: string])[] = [
  [/^We're sorry, a server error occurred\. Please wait a bit and try again\.$/, 'Lo sentimos, se ha producido un error en el servidor. Espera un momento y vuelve a intentarlo.'],
  [/^Empty response$/, 'Respuesta vacía'],
  [/^Range not found$/, 'No se ha encontrado el intervalo.'],
  [/^You do not have permission to access the requested document\.$/, 'No dispones del permiso necesario para acceder al documento solicitado.'],
  [/^Unable to talk to trigger service$/, 'No es posible ponerse en contacto con el servicio de activación.'],
  [/^Argument too large: (.*)$/, 'Argumento demasiado grande: $1'],
  [/^Invalid email: (.*)$/, 'El correo electrónico no es válido: $1'],
  [/^Limit Exceeded: Email Recipients Per Message\.$/, 'Límite excedido: Destinatarios de correo electrónico por mensaje.'],
  [/^Limit Exceeded: Email Total Attachments Size\.$/, 'Límite excedido: Tamaño total de los archivos adjuntos del correo electrónico.'],
];

export function inLanguage(message: string, language: Language): string {
  const known = language === 'es' ? spanish.find(([english]) => english.test(message)) : undefined;
  return known ? message.replace(known[0], known[1]) : message;
}
