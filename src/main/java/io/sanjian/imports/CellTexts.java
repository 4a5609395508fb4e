package io.sanjian.imports;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The cells of one row of a spreadsheet while they are gathered. */
final class CellTexts {
    /** 4.6 is kept as 4.5999999999999996. */
    private static final MathContext SHOWN = new MathContext(LostCell.DIGITS_KEPT);
    private final List<String> texts = new ArrayList<>();
    private Map<Integer, LostCell> lost = Map.of();
    private int size;

    void put(int column, String text) {
        while (texts.size() <= column) {
            texts.add(null);
        }
        texts.set(column, text);
        size += text == null ? 0 : text.length();
    }

    void lose(int column, LostCell why) {
        put(column, null);
        if (lost.isEmpty()) {
            lost = new HashMap<>();
        }
        lost.put(column, why);
    }

    /** @param day whether its format shows days */
    void number(int column, BigDecimal number, boolean day, boolean since1904) {
        LostCell why = LostCell.ofNumber(number);
        if (why != null) {
            lose(column, why);
        } else {
            put(column, day && CellNumber.day(number) ? CellNumber.dayText(number, since1904)
                    : CellNumber.plain(number.round(SHOWN)));
        }
    }

    void putIfAbsent(int column, String text, LostCell why) {
        if (text(column) == null && lost(column) == null) {
            if (why != null) {
                lose(column, why);
            } else {
                put(column, text);
            }
        }
    }

    /** The text of a cell, or null where it has none. */
    String text(int column) {
        String text = column < texts.size() ? texts.get(column) : null;
        return text == null || text.isEmpty() ? null : text;
    }

    LostCell lost(int column) {
        return lost.get(column);
    }

    boolean blank() {
        return lost.isEmpty() && texts.stream().allMatch(text -> text == null || text.isBlank());
    }

    TableLine line(Sheet sheet, int row) {
        return TableLine.of(sheet, row, texts, lost, size);
    }
}
