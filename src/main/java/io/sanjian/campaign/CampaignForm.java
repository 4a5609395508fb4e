package io.sanjian.campaign;

import io.sanjian.web.media.SheetText;
import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.BorderStyle;
import org.dhatim.fastexcel.PaperSize;
import org.dhatim.fastexcel.StyleSetter;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** The form of a campaign (annex of 渝中区 春风行动 2022), cell for cell: a sheet of sums, then one for each street. */
final class CampaignForm {
    static final String MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final int TITLE = 1;
    private static final int UNIT = 2;
    private static final int FIRST_HEADINGS = 3;
    private static final int SECOND_HEADINGS = 4;
    private static final int NUMBERS = 5;
    private static final int FIGURES = 6;
    private static final int SIGNATURES = 7;
    private static final int NOTES = 8;
    private static final int LAST = CampaignFigure.values().length;
    private static final int NARROW = 11;
    /** In points: three lines of a narrow column. */
    private static final int HEADING_HEIGHT = 42;
    private static final int TITLE_HEIGHT = 28;
    private static final String FAIRS = "专场招聘会";

    private final CampaignResponse campaign;

    CampaignForm(CampaignResponse campaign) {
        this.campaign = campaign;
    }

    /**
     * A page of the form.
     *
     * @param name    of the sheet
     * @param place   who sends it, as it stands above the table
     * @param figures without what was not said
     */
    record Page(String name, String place, Map<CampaignFigure, Integer> figures) {
    }

    void write(List<Page> pages, OutputStream out) throws IOException {
        try (Workbook workbook = new Workbook(out, "Sanjian", "1.0")) {
            for (Page page : pages) {
                Worksheet sheet = workbook.newWorksheet(page.name);
                head(sheet, page.place);
                figures(sheet, page.figures);
                foot(sheet);
                print(sheet);
                sheet.finish();
            }
        }
    }

    private void head(Worksheet sheet, String place) {
        sheet.value(0, 0, "附件：");
        sheet.value(TITLE, 0, SheetText.harmless(campaign.name() + "工作情况统计表"));
        text(sheet, TITLE).fontName("方正小标宋_GBK").fontSize(18).horizontalAlignment("center").set();
        sheet.value(UNIT, 0, "　" + place + "　　单位：人");
        text(sheet, UNIT).set();
        for (int column = 0; column <= LAST; column++) {
            sheet.width(column, NARROW);
            for (int row = FIRST_HEADINGS; row <= FIGURES; row++) {
                frame(sheet, row, column).set();
            }
        }
        sheet.range(FIRST_HEADINGS, 0, SECOND_HEADINGS, 0).merge();
        sheet.value(NUMBERS, 0, "甲");
        for (CampaignFigure figure : CampaignFigure.values()) {
            heading(sheet, figure);
        }
        sheet.value(FIRST_HEADINGS, CampaignFigure.FAIRS.number(), FAIRS);
        sheet.range(FIRST_HEADINGS, CampaignFigure.FAIRS.number(), FIRST_HEADINGS,
                CampaignFigure.INTENTIONS_AT_FAIRS.number()).merge();
    }

    /** Parts stand in the second row beside an empty cell, what is counted at fairs below their common heading. */
    private static void heading(Worksheet sheet, CampaignFigure figure) {
        int column = figure.number();
        boolean atFairs = figure.compareTo(CampaignFigure.FAIRS) >= 0
                && figure.compareTo(CampaignFigure.INTENTIONS_AT_FAIRS) <= 0;
        sheet.value(NUMBERS, column, figure.number());
        if (atFairs || figure.whole().isPresent()) {
            sheet.value(SECOND_HEADINGS, column, figure.heading());
        } else {
            sheet.value(FIRST_HEADINGS, column, figure.heading());
            sheet.range(FIRST_HEADINGS, column, SECOND_HEADINGS, column).merge();
        }
    }

    private static void figures(Worksheet sheet, Map<CampaignFigure, Integer> figures) {
        sheet.value(FIGURES, 0, "总计");
        figures.forEach((figure, value) -> sheet.value(FIGURES, figure.number(), value));
    }

    private void foot(Worksheet sheet) {
        int year = campaign.endsOn().getYear();
        List<String> lines = new ArrayList<>(List.of("单位负责人签章：  填表人签章：  联系电话：  填报日期：" + year + "年  月  日", "填报说明："));
        lines.addAll(Arrays.asList("1．“发放春风卡等宣传资料份数”的统计，应包括" + year + "年活动期间以及活动准备和宣传发动期间的统计数据。",
                "2．活动早于" + day(campaign.startsOn()) + "开始的，应以活动实际开始时间作为统计数据起始时间。",
                "3．活动晚于" + day(campaign.endsOn()) + "结束的，所有统计数据截止时间为" + day(campaign.endsOn()) + "。"));
        for (int i = 0; i < lines.size(); i++) {
            sheet.value(SIGNATURES + i, 0, lines.get(i));
            if (SIGNATURES + i != NOTES) {
                text(sheet, SIGNATURES + i).set();
            }
        }
    }

    private static String day(LocalDate day) {
        return day.getYear() + "年" + day.getMonthValue() + "月" + day.getDayOfMonth() + "日";
    }

    /** A line over the whole width. */
    private static StyleSetter text(Worksheet sheet, int row) {
        sheet.range(row, 0, row, LAST).merge();
        return sheet.style(row, 0).fontName("宋体").fontSize(10).verticalAlignment("center").wrapText(true);
    }

    private static StyleSetter frame(Worksheet sheet, int row, int column) {
        return sheet.style(row, column).fontName("宋体").fontSize(10).horizontalAlignment("center")
                .verticalAlignment("center").wrapText(true).borderStyle(BorderStyle.THIN);
    }

    private static void print(Worksheet sheet) {
        sheet.rowHeight(TITLE, TITLE_HEIGHT);
        sheet.rowHeight(FIRST_HEADINGS, HEADING_HEIGHT);
        sheet.rowHeight(SECOND_HEADINGS, HEADING_HEIGHT);
        sheet.pageOrientation("landscape");
        sheet.paperSize(PaperSize.A3_PAPER);
        sheet.setFitToPage(true);
        sheet.fitToWidth((short) 1);
        sheet.fitToHeight((short) 0);
        sheet.repeatRows(FIRST_HEADINGS, NUMBERS);
    }
}
