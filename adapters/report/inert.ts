const formulaStart = /^[\t\r\n]|^[\s\p{Cc}\p{Cf}]*[=+\-@\uff1d\uff0b\uff0d\uff20]/u;
const plainNumber = /^-?\d+(?:\.\d+)?$/;
const controls = /[\p{Cc}\p{Bidi_Control}]/gu;

/**
 * Text that a spreadsheet will not run: a cell that could start a formula gets a leading apostrophe.
 *
 * Starts counted: `= + - @`, TAB, CR, LF and their full-width twins, also behind blanks
 * (OWASP, "CSV Injection"). A text that is wholly a number, `-12.5`, stays as it is: it is inert.
 */
export function withoutFormula(text: string): string {
  return formulaStart.test(text) && !plainNumber.test(text) ? `'${text}` : text;
}

/** Text that a terminal only shows: control characters and direction overrides become visible signs. */
export function withoutControls(text: string): string {
  return text.replace(controls, (sign) => {
    const code = sign.charCodeAt(0);
    if (code < 0x20) return String.fromCharCode(0x2400 + code);
    return code === 0x7f ? '\u2421' : '\ufffd';
  });
}
