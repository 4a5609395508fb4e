package io.sanjian.imports;

import io.sanjian.web.problem.ProblemException;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.hssf.record.BOFRecord;
import org.apache.poi.hssf.record.BoolErrRecord;
import org.apache.poi.hssf.record.BoundSheetRecord;
import org.apache.poi.hssf.record.CellValueRecordInterface;
import org.apache.poi.hssf.record.DateWindow1904Record;
import org.apache.poi.hssf.record.EOFRecord;
import org.apache.poi.hssf.record.ExtendedFormatRecord;
import org.apache.poi.hssf.record.FormatRecord;
import org.apache.poi.hssf.record.FormulaRecord;
import org.apache.poi.hssf.record.LabelRecord;
import org.apache.poi.hssf.record.LabelSSTRecord;
import org.apache.poi.hssf.record.MergeCellsRecord;
import org.apache.poi.hssf.record.NumberRecord;
import org.apache.poi.hssf.record.RKRecord;
import org.apache.poi.hssf.record.Record;
import org.apache.poi.hssf.record.RecordFactoryInputStream;
import org.apache.poi.hssf.record.SSTRecord;
import org.apache.poi.hssf.record.StringRecord;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.util.CellRangeAddress;

/**
 * The lines of a workbook of Excel 97 to 2003 (BIFF8). Read record by record, twice: the first time for what the sheets
 * share, and for merged cells, which stand behind the cells.
 */
final class XlsTable implements TableSource {
    private final Path file;
    private final POIFSFileSystem files;
    private final String stream;
    private final List<Sheet> sheets = new ArrayList<>();
    private final List<MergedCells> merged = new ArrayList<>();
    private final List<Boolean> days = new ArrayList<>();
    private SSTRecord texts = new SSTRecord();
    private boolean since1904;

    private final RecordFactoryInputStream records;
    /** Which sheet the records are of; -1 before the first. */
    private int present = -1;
    /** Substreams within that of a sheet: charts. */
    private int depth;
    private MergedCells.Fill fill;
    private CellTexts cells;
    private int row;
    /** Column of a formula whose text comes in the next record; -1 where there is none. */
    private int textOf = -1;
    private boolean ended;

    /**
     * @param file is deleted at the end
     * @throws ProblemException VALIDATION for what is no workbook of this kind
     */
    XlsTable(Path file) throws IOException {
        this.file = file;
        POIFSFileSystem opened = null;
        try {
            opened = new POIFSFileSystem(file.toFile(), true);
            files = opened;
            stream = files.getRoot().getEntryNames().stream().filter("Workbook"::equalsIgnoreCase).findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("no workbook"));
            survey();
            records = open();
        } catch (IOException | RuntimeException e) {
            if (opened != null) {
                opened.close();
            }
            throw e instanceof ProblemException told ? told : WorkbookGuard.unreadable();
        }
    }

    private RecordFactoryInputStream open() throws IOException {
        return new RecordFactoryInputStream(files.createDocumentInputStream(stream), false);
    }

    private void survey() throws IOException {
        RecordFactoryInputStream all = open();
        Map<Integer, String> formats = new HashMap<>();
        List<Integer> styles = new ArrayList<>();
        int nested = 0;
        int index = -1;
        List<BoundSheetRecord> bound = new ArrayList<>();
        for (Record each = all.nextRecord(); each != null; each = all.nextRecord()) {
            switch (each) {
                case BOFRecord begin -> {
                    nested++;
                    if (nested == 1 && begin.getType() != BOFRecord.TYPE_WORKBOOK) {
                        index++;
                        merged.add(new MergedCells());
                    }
                }
                case EOFRecord _ -> nested--;
                case BoundSheetRecord one -> bound.add(one);
                case SSTRecord shared -> texts = shared;
                case FormatRecord format -> formats.put(format.getIndexCode(), format.getFormatString());
                case ExtendedFormatRecord style -> styles.add((int) style.getFormatIndex());
                case DateWindow1904Record window -> since1904 = window.getWindowing() == 1;
                case MergeCellsRecord ranges -> {
                    for (int i = 0; index >= 0 && nested == 1 && i < ranges.getNumAreas(); i++) {
                        CellRangeAddress range = ranges.getAreaAt(i);
                        merged.get(index).add(range.getFirstRow() + 1, range.getLastRow() + 1, range.getFirstColumn());
                    }
                }
                default -> {
                    // what cells are and how they look
                }
            }
        }
        styles.forEach(format -> days.add(CellNumber.showsDays(format, formats.get(format))));
        bound.stream().sorted((a, b) -> Integer.compareUnsigned(a.getPositionOfBof(), b.getPositionOfBof()))
                .forEach(one -> sheets.add(new Sheet(one.getSheetname(), !one.isHidden() && !one.isVeryHidden())));
        if (sheets.isEmpty() || sheets.size() != merged.size()) {
            throw new IllegalArgumentException("sheets without a list");
        }
    }

    @Override
    public List<Sheet> sheets() {
        return sheets;
    }

    @Override
    public TableLine next() {
        try {
            while (!ended) {
                Record each = records.nextRecord();
                TableLine line = each == null ? end() : take(each);
                if (line != null) {
                    return line;
                }
            }
            return null;
        } catch (RuntimeException e) {
            throw new BrokenTableException(e);
        }
    }

    private TableLine end() {
        ended = true;
        return line();
    }

    /** Takes a record in; gives the row before it, where it begins another one. */
    private TableLine take(Record each) {
        switch (each) {
            case BOFRecord begin -> {
                depth++;
                if (depth == 1 && begin.getType() != BOFRecord.TYPE_WORKBOOK) {
                    present++;
                    fill = merged.get(present).fill();
                }
            }
            case EOFRecord _ -> {
                depth--;
                return line();
            }
            case StringRecord text -> {
                if (textOf >= 0) {
                    cells.put(textOf, text.getString());
                }
                textOf = -1;
            }
            case CellValueRecordInterface cell -> {
                if (present < 0 || depth != 1 || !sheets.get(present).visible()) {
                    return null;
                }
                TableLine before = cells != null && cell.getRow() + 1 != row ? line() : null;
                if (cells == null) {
                    cells = new CellTexts();
                    row = cell.getRow() + 1;
                }
                value(cell);
                return before;
            }
            default -> {
                // how cells look
            }
        }
        return null;
    }

    private TableLine line() {
        if (cells == null) {
            return null;
        }
        if (!cells.blank()) {
            fill.into(row, cells);
        }
        TableLine line = cells.line(sheets.get(present), row);
        cells = null;
        textOf = -1;
        return line;
    }

    private void value(CellValueRecordInterface cell) {
        int column = cell.getColumn();
        switch (cell) {
            case LabelSSTRecord label -> cells.put(column, texts.getString(label.getSSTIndex()).getString());
            case LabelRecord label -> cells.put(column, label.getValue());
            case NumberRecord number -> number(column, number.getValue(), cell.getXFIndex());
            case RKRecord number -> number(column, number.getRKNumber(), cell.getXFIndex());
            case BoolErrRecord value -> {
                if (value.isError()) {
                    cells.lose(column, LostCell.ERROR);
                } else {
                    cells.put(column, Boolean.toString(value.getBooleanValue()));
                }
            }
            case FormulaRecord formula -> formula(column, formula);
            default -> {
                // blank cells
            }
        }
    }

    private void formula(int column, FormulaRecord formula) {
        CellType type = formula.getCachedResultTypeEnum();
        switch (type) {
            case STRING -> textOf = formula.hasCachedResultString() ? column : -1;
            case BOOLEAN -> cells.put(column, Boolean.toString(formula.getCachedBooleanValue()));
            case ERROR -> cells.lose(column, LostCell.ERROR);
            default -> number(column, formula.getValue(), formula.getXFIndex());
        }
    }

    private void number(int column, double number, int style) {
        if (Double.isFinite(number)) {
            cells.number(column, BigDecimal.valueOf(number), style >= 0 && style < days.size() && days.get(style),
                    since1904);
        }
    }

    @Override
    public void close() throws IOException {
        files.close();
        Files.deleteIfExists(file);
    }
}
