// What is told here has to be called something, for good: this is offered, and may be typed over. It tells nothing of what it names,
// since everybody reads it.
const DIGITS = 8;
export const newId = () => crypto.randomUUID().slice(0, DIGITS);
