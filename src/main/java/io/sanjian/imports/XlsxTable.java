package io.sanjian.imports;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipFile;

/**
 * The lines of an Office Open XML workbook, transitional or strict: only the namespaces differ, which nothing here asks for.
 * The body is in a temporary file, because the directory of a zip is at its end.
 */
final class XlsxTable implements TableSource {
    private final Path file;
    private final ZipFile zip;
    private final XlsxWorkbook workbook;
    private final Map<String, MergedCells> merged;
    private final List<XlsxWorkbook.Part> sheets = new ArrayList<>();
    private int next;
    private XlsxSheet present;

    /**
     * @param file is deleted at the end
     * @throws io.sanjian.web.problem.ProblemException VALIDATION for what is no workbook, TOO_LARGE for one that unfolds too far
     */
    XlsxTable(Path file) throws IOException {
        this.file = file;
        this.merged = WorkbookGuard.check(file);
        this.zip = new ZipFile(file.toFile());
        boolean opened = false;
        try {
            workbook = new XlsxWorkbook(zip);
            sheets.addAll(workbook.sheets());
            opened = true;
        } catch (BrokenTableException _) {
            throw WorkbookGuard.unreadable();
        } finally {
            if (!opened) {
                zip.close();
            }
        }
    }

    @Override
    public List<Sheet> sheets() {
        return sheets.stream().map(XlsxWorkbook.Part::sheet).toList();
    }

    @Override
    public TableLine next() throws IOException {
        while (true) {
            if (present == null) {
                while (next < sheets.size() && !sheets.get(next).sheet().visible()) {
                    next++;
                }
                if (next == sheets.size()) {
                    return null;
                }
                XlsxWorkbook.Part part = sheets.get(next++);
                present = new XlsxSheet(workbook, part.sheet(), workbook.open(part.name()),
                        merged.getOrDefault(part.name(), new MergedCells()).fill());
            }
            TableLine line = present.next();
            if (line != null) {
                return line;
            }
            present.close();
            present = null;
        }
    }

    @Override
    public void close() throws IOException {
        if (present != null) {
            present.close();
        }
        zip.close();
        Files.deleteIfExists(file);
    }
}
