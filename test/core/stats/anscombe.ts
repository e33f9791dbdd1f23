// Anscombe (1973), The American Statistician 27, 17-21: the first and the fourth of four data sets.
export const anscombe1 = {
  x: [10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5],
  y: [8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68],
};
export const anscombe4 = {
  x: [8, 8, 8, 8, 8, 8, 8, 19, 8, 8, 8],
  y: [6.58, 5.76, 7.71, 8.84, 8.47, 7.04, 5.25, 12.5, 5.56, 7.91, 6.89],
};
