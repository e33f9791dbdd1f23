// Brennan (2001), Generalizability Theory, Synthetic Data Set No. 4: 10 persons, 3 tasks, 4 raters in each.
export const brennanSynthetic4 = [
  '5655 5345 6733',
  '9377 7555 7752',
  '3433 5335 6516',
  '7553 3143 5335',
  '9297 7737 2753',
  '3435 3363 4512',
  '7377 7557 5554',
  '5857 7554 3211',
  '9988 6665 5811',
  '4443 3565 5711',
].map((person) => person.split(' ').map((task) => [...task].map(Number)));
