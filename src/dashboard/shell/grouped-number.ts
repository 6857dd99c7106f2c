const grouped = new Intl.NumberFormat('en');

/** `12,345`. */
export const groupedNumber = (number: number): string => grouped.format(number);
