/** All ways to put queens on boards of 4 to 8, every partial board an array of its own: 2, 10, 4, 40 and 92. */
function canStand(board: Array<i32>, column: i32): bool {
  const row = board.length;
  for (let i = 0; i < row; i++) {
    const distance = board[i] - column;
    if (distance === 0 || abs(distance) === row - i) return false;
  }
  return true;
}

function solutions(size: i32): Array<Array<i32>> {
  let boards: Array<Array<i32>> = [[]];
  for (let row = 0; row < size; row++) {
    const longer = new Array<Array<i32>>();
    for (let i = 0; i < boards.length; i++)
      for (let column = 0; column < size; column++)
        if (canStand(boards[i], column)) longer.push(boards[i].concat([column]));
    boards = longer;
  }
  return boards;
}

export function main(): i32 {
  let answer = 0;
  for (let size = 4; size <= 8; size++) answer = answer * 11 + solutions(size).length;
  return answer;
}
