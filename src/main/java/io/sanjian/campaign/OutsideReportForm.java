package io.sanjian.campaign;

import io.sanjian.web.media.SheetText;
import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.List;
import org.dhatim.fastexcel.BorderStyle;
import org.dhatim.fastexcel.StyleSetter;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** Annex 2 of 渝人社办〔2022〕107号, cell for cell: a sheet for each office. */
final class OutsideReportForm {
    private static final List<String> HEADINGS =
            List.of("农民工总量", "在岗人数", "失业人数", "是否有规模性返乡情况", "关怀慰问情况", "就业帮扶情况");
    private static final List<Integer> WIDTHS = List.of(14, 14, 14, 18, 36, 36);
    private static final int TITLE = 1;
    private static final int OFFICE = 2;
    private static final int HEADING = 3;
    private static final int FIGURES = 4;
    private static final int EMPTY = 5;
    private static final int NOTE = 6;
    private static final int LAST = 5;
    private static final int SHEET_NAME = 25;
    /** In points. */
    private static final int TITLE_HEIGHT = 28;
    /** In points: some lines of what was done. */
    private static final int FIGURES_HEIGHT = 80;

    private OutsideReportForm() {
    }

    /** An office and what it reported; without a report the form is empty. */
    record Page(OutsideOffice office, OutsideReport report) {
    }

    static void write(List<Page> pages, LocalDate day, OutputStream out) throws IOException {
        try (Workbook workbook = new Workbook(out, "Sanjian", "1.0")) {
            if (pages.isEmpty()) {
                workbook.newWorksheet("无机构").finish();
            }
            for (Page page : pages) {
                Worksheet sheet = workbook.newWorksheet(sheetName(page.office));
                head(sheet, page, day);
                figures(sheet, page.report);
                print(sheet);
                sheet.finish();
            }
        }
    }

    /** Sheets are told apart by the number of the office, since two may begin alike. */
    private static String sheetName(OutsideOffice office) {
        String name = SheetText.harmless(office.name).replaceAll("[\\[\\]*?/\\\\:']", " ");
        return office.id + " " + name.substring(0, Math.min(SHEET_NAME - Long.toString(office.id).length(),
                name.length())).strip();
    }

    private static void head(Worksheet sheet, Page page, LocalDate day) {
        sheet.value(0, 0, "附件2");
        sheet.value(TITLE, 0, "重庆市在外务工农民工调查监测情况表");
        text(sheet, TITLE).fontName("方正小标宋_GBK").fontSize(18).horizontalAlignment("center").set();
        LocalDate on = page.report == null ? day : page.report.dueOn;
        sheet.value(OFFICE, 0, SheetText.harmless("机构名称：" + page.office.name + "　　填报时间：" + on.getYear() + "年"
                + on.getMonthValue() + "月" + on.getDayOfMonth() + "日"));
        text(sheet, OFFICE).set();
        for (int column = 0; column <= LAST; column++) {
            sheet.width(column, WIDTHS.get(column));
            sheet.value(HEADING, column, HEADINGS.get(column));
            for (int row = HEADING; row <= EMPTY; row++) {
                frame(sheet, row, column).set();
            }
        }
        sheet.value(NOTE, 0, "备注：由各驻外机构填报。");
        text(sheet, NOTE).set();
    }

    private static void figures(Worksheet sheet, OutsideReport report) {
        if (report == null) {
            sheet.value(FIGURES, 4, "（简要描述）");
            sheet.value(FIGURES, 5, "（简要描述）");
            return;
        }
        sheet.value(FIGURES, 0, report.workers);
        sheet.value(FIGURES, 1, report.atWork);
        sheet.value(FIGURES, 2, report.unemployed);
        sheet.value(FIGURES, 3, report.massReturn ? "是" : "否");
        sheet.value(FIGURES, 4, report.care == null ? "" : SheetText.harmless(report.care));
        sheet.value(FIGURES, 5, report.employmentHelp == null ? "" : SheetText.harmless(report.employmentHelp));
    }

    private static void print(Worksheet sheet) {
        sheet.rowHeight(TITLE, TITLE_HEIGHT);
        sheet.rowHeight(FIGURES, FIGURES_HEIGHT);
        sheet.pageOrientation("landscape");
        sheet.setFitToPage(true);
        sheet.fitToWidth((short) 1);
        sheet.fitToHeight((short) 0);
    }

    private static StyleSetter text(Worksheet sheet, int row) {
        sheet.range(row, 0, row, LAST).merge();
        return sheet.style(row, 0).fontName("宋体").fontSize(10).verticalAlignment("center").wrapText(true);
    }

    private static StyleSetter frame(Worksheet sheet, int row, int column) {
        return sheet.style(row, column).fontName("宋体").fontSize(10).horizontalAlignment("center")
                .verticalAlignment("center").wrapText(true).borderStyle(BorderStyle.THIN);
    }
}
