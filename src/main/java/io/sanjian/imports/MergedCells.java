package io.sanjian.imports;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Cells that are one over several rows of a sheet: each of the rows has the value, which the file gives for the first alone.
 * Cells that are one over several columns have it in the first column only.
 */
final class MergedCells {
    /** Farther to the right there are no columns of a table that somebody merges cells of. */
    private static final int COLUMNS = 256;
    /** As many as are kept; a sheet of 300,000 rows that merges three columns by twos has fewer. */
    static final int MOST = 1_000_000;

    /** First row and column in the upper half (so that sorting sorts by row), last row in a parallel place. */
    private long[] starts = new long[16];
    private int[] ends = new int[16];
    private int count;

    /** @param firstRow from 1, as a spreadsheet counts; {@code column} from 0 */
    void add(int firstRow, int lastRow, int column) {
        if (lastRow <= firstRow || column >= COLUMNS || count == MOST) {
            return;
        }
        if (count == starts.length) {
            starts = Arrays.copyOf(starts, 2 * count);
            ends = Arrays.copyOf(ends, 2 * count);
        }
        starts[count] = (long) firstRow << 8 | column;
        ends[count++] = lastRow;
    }

    /** Goes through the rows of the sheet from above. */
    Fill fill() {
        Integer[] order = new Integer[count];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (a, b) -> Long.compare(starts[a], starts[b]));
        return new Fill(Arrays.stream(order).mapToInt(Integer::intValue).toArray());
    }

    /** Puts the values into rows that come in their order. */
    final class Fill {
        private final int[] order;
        private int next;
        private final Map<Integer, Active> active = new HashMap<>();

        private record Active(int lastRow, String text, LostCell lost) {
        }

        private Fill(int[] order) {
            this.order = order;
        }

        /** @param cells the row, which has something of its own; they are filled in place */
        void into(int row, CellTexts cells) {
            if (count == 0) {
                return;
            }
            active.values().removeIf(merged -> merged.lastRow < row);
            active.forEach((column, merged) -> cells.putIfAbsent(column, merged.text, merged.lost));
            while (next < order.length && starts[order[next]] >> 8 <= row) {
                int column = (int) (starts[order[next]] & 0xFF);
                int lastRow = ends[order[next]];
                boolean here = starts[order[next]] >> 8 == row;
                next++;
                if (here && lastRow > row && (cells.text(column) != null || cells.lost(column) != null)) {
                    active.put(column, new Active(lastRow, cells.text(column), cells.lost(column)));
                }
            }
        }
    }
}
