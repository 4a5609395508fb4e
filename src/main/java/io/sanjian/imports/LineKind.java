package io.sanjian.imports;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What a line of a table is besides a row: what offices put between and around the rows. */
enum LineKind {
    DATA, NUMBERS, HINT, SECTION, SUBTOTAL, REMARK, TEMPLATE;

    private static final Pattern SUM =
            Pattern.compile("(?:本页|本表|分)?(?:小计|合计|总计|共计|累计|合\\s+计|总\\s+计|小\\s+计)(?:[:：（(\\d].*)?");
    private static final Pattern FOOT = Pattern.compile(
            "(?:备注|附注|注|说明|填表说明|填报说明|填报单位|单位负责人|负责人|填报人|填表人|制表人?|审核人?|审批人?|经办人|联系电话|填报日期|填报时间|制表日期|盖章|签章)"
                    + "(?:签章|签字|盖章|签名)?\\s*[:：(（].*",
            Pattern.DOTALL);
    private static final Pattern INSTRUCTION = Pattern.compile(
            "(?:[如例](?:[:：,，]|如).*|如[^意].+|例[:：如].*|(?:必|选)填.*|请?(?:填写|按|从|选择|规范).*|格式.*|是\\s*/\\s*否|[（(].*[)）]|.*(?:下拉|填写|必填|选填)|"
                    + "\\d\\s*[.．、].+[;；，,\\s]\\s*2\\s*[.．、].+)",
            Pattern.DOTALL);
    private static final Set<String> EXAMPLE = Set.of("例", "示例", "样例", "例子", "例如", "填写示例", "填表示例", "举例");
    /** Columns that number the lines: a number there alone is a form that nobody has filled. */
    private static final Set<String> NUMBERING = Set.of("序号", "序", "No", "NO", "No.", "NO.", "no", "行号");

    /** A line of more cells than these is a row, unless it sums rows up. */
    private static final int SPARSE = 3;

    /** @param first whether no row has come since the headings */
    static LineKind of(TableLine line, Columns columns, List<String> names, boolean first) {
        if (!first && line.filled() > Math.max(SPARSE, columns.size() / 2)) {
            return SUM.matcher(firstCell(line)).matches() ? SUBTOTAL : DATA;
        }
        List<String> filled = line.cells().stream().filter(cell -> cell != null && !cell.isEmpty()).toList();
        if (filled.isEmpty()) {
            return DATA;
        }
        if (first && numbers(line)) {
            return NUMBERS;
        }
        if (first && hints(filled)) {
            return HINT;
        }
        if (FOOT.matcher(filled.getFirst()).matches()) {
            return REMARK;
        }
        if (SUM.matcher(filled.getFirst()).matches()) {
            return SUBTOTAL;
        }
        if (!columns.says(line) && onlyNumbering(line, names)) {
            return TEMPLATE;
        }
        return section(line, filled, columns) ? SECTION : DATA;
    }

    /** The first text of a line, or an empty one. */
    static String firstCell(TableLine line) {
        for (String cell : line.cells()) {
            if (cell != null && !cell.isEmpty()) {
                return cell;
            }
        }
        return "";
    }

    /** 1, 2, 3 ... or 甲, 1, 2 ... */
    private static boolean numbers(TableLine line) {
        int next = 0;
        int count = 0;
        for (int i = 0; i < line.cells().size(); i++) {
            String cell = line.cell(i);
            if (cell == null || count == 0 && (cell.equals("甲") || cell.equals("栏次"))) {
                continue;
            }
            if (!cell.matches("[（(]?\\d{1,3}[)）]?")) {
                return false;
            }
            int number = Integer.parseInt(cell.replaceAll("\\D", ""));
            if (count > 0 && number != next) {
                return false;
            }
            next = number + 1;
            count++;
        }
        return count >= 3;
    }

    private static boolean hints(List<String> filled) {
        long instructions = filled.stream().filter(cell -> INSTRUCTION.matcher(cell).matches()).count();
        return EXAMPLE.contains(filled.getFirst()) || 2 * instructions > filled.size();
    }

    private static boolean onlyNumbering(TableLine line, List<String> names) {
        for (int i = 0; i < line.cells().size(); i++) {
            String name = i < names.size() ? names.get(i) : null;
            if (line.cell(i) != null && (name == null || !NUMBERING.contains(name))) {
                return false;
            }
        }
        return true;
    }

    /** One text in words at the beginning of a line of a table of three columns or more, or over all of it. */
    private static boolean section(TableLine line, List<String> filled, Columns columns) {
        return columns.size() >= 3 && line.lost().isEmpty() && new HashSet<>(filled).size() == 1
                && (line.cell(0) != null || filled.size() > 1)
                && filled.getFirst().codePoints().anyMatch(Character::isIdeographic)
                && filled.getFirst().length() > 1;
    }
}
