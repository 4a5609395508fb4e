package io.sanjian.imports;

import io.sanjian.reference.terms.PlainText;
import io.sanjian.web.problem.Message;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One line of a table as it stands in its file.
 *
 * @param sheet which table
 * @param row   its number as a spreadsheet shows it, from 1
 * @param cells texts of the cells from the first column on, null or empty where there is nothing
 * @param lost  cells of which something is lost, by their column from 0; their texts are null
 * @param size  bytes or characters it has, roughly
 * @param fault why the line cannot be read, or null; then it has no cells
 */
record TableLine(Sheet sheet, int row, List<String> cells, Map<Integer, LostCell> lost, int size, Message fault) {

    static TableLine unreadable(Sheet sheet, int row, Message fault) {
        return new TableLine(sheet, row, List.of(), Map.of(), 0, fault);
    }

    /** A line of text cells, in which what is no value stands as its word. */
    static TableLine of(Sheet sheet, int row, List<String> texts, int size) {
        return of(sheet, row, texts, Map.of(), size);
    }

    /** @param lost what is known to be lost beyond what the texts show */
    static TableLine of(Sheet sheet, int row, List<String> texts, Map<Integer, LostCell> lost, int size) {
        Map<Integer, LostCell> all = lost;
        List<String> cells = new ArrayList<>(texts.size());
        for (int i = 0; i < texts.size(); i++) {
            String text = texts.get(i) == null ? null : PlainText.of(texts.get(i));
            LostCell loss = text == null ? null : LostCell.ofText(text);
            if (loss != null) {
                all = all.isEmpty() ? new HashMap<>() : all;
                all.putIfAbsent(i, loss);
            }
            cells.add(all.containsKey(i) ? null : text);
        }
        return new TableLine(sheet, row, cells, all, size, null);
    }

    /** The text of a cell, or null where there is none. */
    String cell(int column) {
        String cell = column < cells.size() ? cells.get(column) : null;
        return cell == null || cell.isEmpty() ? null : cell;
    }

    /** Whether nothing stands in it. */
    boolean blank() {
        return fault == null && lost.isEmpty() && filled() == 0;
    }

    /** How many cells have a text. */
    int filled() {
        int filled = 0;
        for (String cell : cells) {
            filled += cell != null && !cell.isEmpty() ? 1 : 0;
        }
        return filled;
    }
}
